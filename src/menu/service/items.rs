//! Making and changing items.

use serde_json::json;

use crate::{
    kernel::{
        currency::Currency,
        error::{AppError, Code, FieldError},
        fact::FactKind,
        ids::ItemId,
        money::Money,
        text::{Name, Paragraph},
    },
    menu::{
        model::{
            Availability, Category, Group, Item, Slot, Station, Variant, editing::ItemForm, price::PRICE_MAX,
            words::Translated,
        },
        store::{items, read, write},
    },
    platform::{db::Tx, error::constraint, facts::NewFact},
};

/// Makes an item with the id `new`, or changes the one of the form; every wrong field is named at once.
pub async fn save_in_tx(tx: &mut Tx, currency: Currency, form: &ItemForm, new: ItemId) -> Result<ItemId, AppError> {
    changed_in_tx(tx).await?;
    let restaurant = tx.restaurant();
    let before = match form.id {
        None => None,
        Some(id) => {
            let known = read::items(tx.conn(), restaurant).await?.into_iter().find(|row| row.item.id == id);
            Some(known.ok_or_else(|| AppError::not_found("item"))?.item)
        }
    };
    write_in_tx(tx, currency, form, (new, before.as_ref())).await
}

/// The same for whoever knows what stood there before, and says by themselves that the menu changed.
pub async fn write_in_tx(
    tx: &mut Tx,
    currency: Currency,
    form: &ItemForm,
    (new, before): (ItemId, Option<&Item>),
) -> Result<ItemId, AppError> {
    let restaurant = tx.restaurant();
    let mut item = parse(form, currency)?;
    let kind = if let Some(before) = before {
        item.id = before.id;
        item.name.other.clone_from(&before.name.other);
        item.description.other.clone_from(&before.description.other);
        let done = items::update(tx.conn(), restaurant, &item, form.active).await.map_err(refused)?;
        done.ok_or_else(|| AppError::not_found("item"))?;
        FactKind::ItemEdited
    } else {
        item.id = new;
        items::insert(tx.conn(), restaurant, &item, form.active).await.map_err(refused)?;
        FactKind::ItemCreated
    };
    let price = |item: &Item| json!({ "price": item.price, "pricing": item.pricing, "category": item.category });
    let data = json!({ "item": item.id, "active": form.active, "before": before.map(price), "after": price(&item) });
    tx.record(NewFact::new(kind, data).with_private("name", item.name.own.clone()));
    Ok(item.id)
}

/// What the schema refuses, in words.
fn refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("items_name_unique") => AppError::invalid("name", "This category already has a dish of that name."),
        Some("items_code_unique") => AppError::conflict(Code::AlreadyExists, "This code is already used."),
        Some("items_category") => AppError::invalid("category", "Choose a category."),
        Some("items_combo_has_fixed_price") => AppError::invalid("pricing", "A combo has a fixed price."),
        Some("items_tax_class") => AppError::invalid("tax_class", "Choose a tax class."),
        _ => error.into(),
    }
}

fn parse(form: &ItemForm, currency: Currency) -> Result<Item, AppError> {
    let mut fields: Vec<FieldError> = vec![];
    let mut wrong = |field: &str, message: String| fields.push(FieldError::new(field, message));
    let name = Name::parse(&form.name).map_err(|error| wrong("name", format!("The name {error}."))).ok();
    let description = match form.description.trim() {
        "" => String::new(),
        text => Paragraph::parse(text)
            .map_err(|error| wrong("description", format!("The description {error}.")))
            .map_or_else(|()| String::new(), String::from),
    };
    let price = match currency.parse_amount(&form.price) {
        Ok(price) if (Money::ZERO..=PRICE_MAX).contains(&price) => Some(price),
        Ok(_) => {
            wrong("price", "A price is zero or more, and not above a million.".to_owned());
            None
        }
        Err(error) => {
            wrong("price", format!("The price is {error}."));
            None
        }
    };
    if !(1..=120).contains(&form.prep_minutes) {
        wrong("prep_minutes", "Give 1 to 120 minutes.".to_owned());
    }
    match (name, price, fields.is_empty()) {
        (Some(name), Some(price), true) => Ok(Item {
            id: uuid::Uuid::nil().into(),
            category: form.category,
            tax_class: form.tax_class,
            name: Translated::own(String::from(name)),
            code: None,
            description: Translated::own(description),
            price,
            pricing: form.pricing,
            picture: None,
            allergens: form.allergens.clone(),
            diets: form.diets.clone(),
            prep_s: form.prep_minutes * 60,
            variants: vec![],
            groups: vec![],
            slots: vec![],
            availability: Availability::OnSale,
            left: None,
        }),
        _ => Err(AppError::Invalid {
            message: fields.iter().map(|field| field.message.as_str()).collect::<Vec<_>>().join(" "),
            fields,
        }),
    }
}

/// Puts whole pieces of a menu in place, as the seed and the importer have them.
pub async fn insert_in_tx(tx: &mut Tx, item: &Item, active: bool) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    items::insert(tx.conn(), restaurant, item, active).await.map_err(refused)?;
    for (position, variant) in item.variants.iter().enumerate() {
        insert_variant_in_tx(tx, item.id, variant, position).await?;
    }
    for (position, group) in item.groups.iter().enumerate() {
        write::link_group(tx.conn(), restaurant, item.id, *group, position).await?;
    }
    replace_slots_in_tx(tx, item.id, &item.slots).await
}

/// Changes an item's own row.
pub async fn update_in_tx(tx: &mut Tx, item: &Item, active: bool) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let done = items::update(tx.conn(), restaurant, item, active).await.map_err(refused)?;
    done.ok_or_else(|| AppError::not_found("item"))
}

/// Changes what imports know an item by.
pub async fn recode_in_tx(tx: &mut Tx, item: &Item) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    items::recode(tx.conn(), restaurant, item.id, item.code.as_deref()).await.map_err(refused)
}

async fn insert_variant_in_tx(tx: &mut Tx, item: ItemId, variant: &Variant, position: usize) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(write::insert_variant(tx.conn(), restaurant, item, variant, position).await?)
}

/// Replaces what a combo asks for.
pub async fn replace_slots_in_tx(tx: &mut Tx, item: ItemId, slots: &[Slot]) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(write::replace_slots(tx.conn(), restaurant, item, slots).await?)
}

pub async fn insert_station_in_tx(tx: &mut Tx, station: &Station, position: usize) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(write::insert_station(tx.conn(), restaurant, station, position).await?)
}

pub async fn insert_category_in_tx(
    tx: &mut Tx,
    category: &Category,
    code: Option<&str>,
    position: usize,
) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(write::insert_category(tx.conn(), restaurant, category, code, position).await?)
}

/// Changes what a category is called.
pub async fn rename_category_in_tx(tx: &mut Tx, category: &Category) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(write::rename_category(tx.conn(), restaurant, category).await?)
}

/// A group whose modifiers open another comes after that one; what it opens opens nothing.
pub async fn insert_group_in_tx(tx: &mut Tx, group: &Group, position: usize) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    write::insert_group(tx.conn(), restaurant, group, position).await.map_err(group_refused)
}

/// What the schema refuses of a group, in words.
pub(super) fn group_refused(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("modifiers_open_once") => AppError::invalid(
            "modifiers.opens",
            "A group that a choice opens cannot have choices that open a further one.",
        ),
        Some("modifiers_opens_group") => AppError::invalid("modifiers.opens", "There is no such group to open."),
        Some("modifiers_name_unique") => AppError::invalid("modifiers.name", "Two choices have the same name."),
        Some("modifier_groups_name_unique") => {
            AppError::conflict(Code::AlreadyExists, "There is already a group of that name.")
        }
        _ => error.into(),
    }
}

/// Says that a transaction changes the menu. Once, before its first change: whoever comes next waits here, and not at
/// one of the rows with another in hand.
pub async fn changed_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(write::bump_version(tx.conn(), restaurant).await?)
}
