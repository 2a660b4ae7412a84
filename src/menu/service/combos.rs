//! Making and changing combos.

use std::collections::HashSet;

use serde_json::json;

use crate::{
    kernel::{
        error::AppError,
        fact::FactKind,
        ids::ItemId,
        text::{Name, Paragraph, TextError},
    },
    menu::{
        model::{
            Availability, Item, Menu, Pricing, Slot, SlotOption,
            editing::{ComboForm, OptionForm, SlotForm},
            price::price_in_range,
            words::Translated,
        },
        service::items,
    },
    platform::{db::Tx, facts::NewFact},
};

/// The most choices of a combo, and the most options of one choice.
const SLOTS_MAX: usize = 20;
const OPTIONS_MAX: usize = 60;
const CODE_CHARS_MAX: usize = 40;

/// What a combo's choices may name: the dishes that are on the menu or kept for the books.
pub struct Known<'a> {
    pub menu: &'a Menu,
    pub inactive: &'a [Item],
}

impl Known<'_> {
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.menu.item(id).or_else(|| self.inactive.iter().find(|item| item.id == id))
    }
}

/// Makes a combo with this id, or changes the one that has it.
pub async fn save_in_tx(tx: &mut Tx, known: &Known<'_>, id: ItemId, form: &ComboForm) -> Result<(), AppError> {
    let before = known.item(id);
    if before.is_some_and(|before| !before.is_combo()) {
        return Err(AppError::not_found("combo"));
    }
    let combo = parse(tx, known, id, form)?;
    items::changed_in_tx(tx).await?;
    match before {
        None => items::insert_in_tx(tx, &combo, form.active).await?,
        Some(_) => {
            items::update_in_tx(tx, &combo, form.active).await?;
            items::recode_in_tx(tx, &combo).await?;
            items::replace_slots_in_tx(tx, id, &combo.slots).await?;
        }
    }
    let says = |combo: &Item| json!({ "price": combo.price, "category": combo.category, "slots": combo.slots.len() });
    let data = json!({ "item": id, "active": form.active, "before": before.map(says), "after": says(&combo) });
    tx.record(NewFact::new(FactKind::ComboSaved, data).with_private("name", combo.name.own.clone()));
    Ok(())
}

fn text(field: &str, error: &TextError) -> AppError {
    AppError::invalid(field, format!("This text {error}."))
}

fn code(field: &str, code: &str) -> Result<String, AppError> {
    let code = code.trim();
    let is_code = !code.is_empty() && code.chars().count() <= CODE_CHARS_MAX && !code.contains(char::is_control);
    is_code.then(|| code.to_owned()).ok_or_else(|| AppError::invalid(field, "A code has 1 to 40 characters."))
}

fn parse(tx: &Tx, known: &Known<'_>, id: ItemId, form: &ComboForm) -> Result<Item, AppError> {
    let before = known.item(id);
    let name = Name::parse(&form.name).map_err(|error| text("name", &error))?;
    let description = match form.description.trim() {
        "" => String::new(),
        own => Paragraph::parse(own).map_err(|error| text("description", &error))?.into(),
    };
    if !(1..=120).contains(&form.prep_minutes) {
        return Err(AppError::invalid("prep_minutes", "Give 1 to 120 minutes."));
    }
    if form.slots.is_empty() || SLOTS_MAX < form.slots.len() {
        return Err(AppError::invalid("slots", "A combo asks for 1 to 20 choices."));
    }
    let slots = form.slots.iter().map(|wanted| slot(tx, known, before, wanted)).collect::<Result<Vec<_>, _>>()?;
    let ids = || slots.iter().map(|slot| slot.id.uuid());
    let options = || slots.iter().flat_map(|slot| slot.options.iter().map(|option| option.id.uuid()));
    if ids().chain(options()).collect::<HashSet<_>>().len() < ids().chain(options()).count() {
        return Err(AppError::invalid("slots", "Every choice and every option has an id of its own."));
    }
    let other = |of: fn(&Item) -> &Translated| before.map(|before| of(before).other.clone()).unwrap_or_default();
    Ok(Item {
        id,
        category: form.category,
        tax_class: form.tax_class,
        name: Translated { own: name.into(), other: other(|item| &item.name) },
        code: Some(code("code", &form.code)?),
        description: Translated { own: description, other: other(|item| &item.description) },
        price: price_in_range("price", form.price)?,
        pricing: Pricing::Fixed,
        picture: before.and_then(|before| before.picture.clone()),
        allergens: before.map(|before| before.allergens.clone()).unwrap_or_default(),
        diets: before.map(|before| before.diets.clone()).unwrap_or_default(),
        prep_s: form.prep_minutes * 60,
        variants: vec![],
        groups: vec![],
        slots,
        availability: Availability::OnSale,
        left: None,
    })
}

fn slot(tx: &Tx, known: &Known<'_>, before: Option<&Item>, form: &SlotForm) -> Result<Slot, AppError> {
    let name = Name::parse(&form.name).map_err(|error| text("slots.name", &error))?;
    if !(1..=9).contains(&form.choose) {
        return Err(AppError::invalid("slots.choose", "Let guests choose 1 to 9 options."));
    }
    if form.options.is_empty() || OPTIONS_MAX < form.options.len() {
        return Err(AppError::invalid("slots.options", "A choice has 1 to 60 options."));
    }
    let old = match form.id {
        None => None,
        Some(id) => Some(
            before
                .and_then(|before| before.slots.iter().find(|slot| slot.id == id))
                .ok_or_else(|| AppError::invalid("slots.id", "This combo has no such choice."))?,
        ),
    };
    let option = |wanted| self::option(tx, known, old, wanted);
    Ok(Slot {
        id: old.map_or_else(|| tx.new_id(), |old| old.id),
        name: Translated { own: name.into(), other: old.map(|old| old.name.other.clone()).unwrap_or_default() },
        choose: form.choose,
        options: form.options.iter().map(option).collect::<Result<_, _>>()?,
    })
}

fn option(tx: &Tx, known: &Known<'_>, slot: Option<&Slot>, form: &OptionForm) -> Result<SlotOption, AppError> {
    let field = "slots.options";
    let old = match form.id {
        None => None,
        Some(id) => Some(
            slot.and_then(|slot| slot.options.iter().find(|option| option.id == id))
                .ok_or_else(|| AppError::invalid(field, "This choice has no such option."))?,
        ),
    };
    let item = match form.item {
        None => None,
        Some(id) => {
            let found = known.item(id).filter(|item| !item.is_combo() && !item.pricing.needs_staff());
            Some(found.ok_or_else(|| AppError::invalid(field, "An option is a dish of the menu with a fixed price."))?)
        }
    };
    let has_variant = |id| item.is_some_and(|item: &Item| item.variants.iter().any(|variant| variant.id == id));
    if form.variant.is_some_and(|variant| !has_variant(variant)) {
        return Err(AppError::invalid(field, "An option's dish has no such variant."));
    }
    if item.is_some_and(|item| !item.variants.is_empty()) && form.variant.is_none() {
        return Err(AppError::invalid(field, "This dish comes in sizes: say which one the combo has."));
    }
    if !(1..=20).contains(&form.pieces) {
        return Err(AppError::invalid(field, "An option is 1 to 20 pieces."));
    }
    let name = match (&form.name, item) {
        (Some(name), _) => {
            let own: String = Name::parse(name).map_err(|error| text(field, &error))?.into();
            Translated { own, other: old.map(|old| old.name.other.clone()).unwrap_or_default() }
        }
        (None, Some(item)) => item.name.clone(),
        (None, None) => return Err(AppError::invalid(field, "An option is a dish, or has a name.")),
    };
    Ok(SlotOption {
        id: old.map_or_else(|| tx.new_id(), |old| old.id),
        code: form.code.as_deref().map(|own| code(field, own)).transpose()?,
        name,
        item: form.item,
        variant: form.variant,
        pieces: form.pieces,
        surcharge: price_in_range(field, form.surcharge)?,
    })
}
