//! An item as it is being typed, and whether it can be saved.

use crate::{
    kernel::{
        currency::Currency,
        error::FieldError,
        ids::{GroupId, ItemId, VariantId},
        money::Money,
        text::{Name, Paragraph, TextError},
    },
    menu::model::{
        Allergen, Diet, Menu, Pricing, Variant,
        choice_forms::VariantForm,
        editing::{ItemForm, ItemRow},
    },
    ui::admin::{
        menu::{
            form_words::FormWords,
            row_draft::{RowDraft, check_rows},
        },
        refusal::Wrong,
    },
};

/// What the server takes; asked here first, so that the answer is in the person's language.
const PREP_MINUTES: std::ops::RangeInclusive<u32> = 1..=120;
const PRICE_MAX: Money = Money::from_minor(100_000_000);

/// Texts as typed. Refused or not, they stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub id: Option<ItemId>,
    pub name: String,
    pub description: String,
    pub category: String,
    pub tax_class: String,
    pub price: String,
    /// As the menu stores it; the name of a pricing.
    pub pricing: String,
    pub prep_minutes: String,
    pub allergens: Vec<Allergen>,
    pub diets: Vec<Diet>,
    pub active: bool,
    pub sizes: Vec<SizeDraft>,
    /// What it asks for.
    pub groups: Vec<GroupId>,
}

/// A size as it is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SizeDraft {
    pub id: Option<VariantId>,
    pub row: RowDraft,
}

impl Draft {
    pub fn of(row: &ItemRow, currency: Currency) -> Self {
        let item = &row.item;
        let size = |(key, one): (u32, &Variant)| SizeDraft {
            id: Some(one.id),
            row: RowDraft { key, name: one.name.own.clone(), price: currency.digits(one.price) },
        };
        Self {
            id: Some(item.id),
            name: item.name.own.clone(),
            description: item.description.own.clone(),
            category: item.category.to_string(),
            tax_class: item.tax_class.to_string(),
            price: currency.digits(item.price),
            pricing: item.pricing.as_str().to_owned(),
            prep_minutes: item.prep_s.div_ceil(60).to_string(),
            allergens: item.allergens.clone(),
            diets: item.diets.clone(),
            active: row.active,
            sizes: (0..).zip(&item.variants).map(size).collect(),
            groups: item.groups.clone(),
        }
    }

    /// A new item in the first category, taxed as what is there already.
    pub fn new(menu: &Menu) -> Self {
        let category = menu.categories.first().map(|category| category.id);
        let neighbour = category.and_then(|category| menu.items_in(category).next()).map(|item| item.tax_class);
        let tax_class = neighbour.or_else(|| menu.tax_classes.first().map(|class| class.id));
        Self {
            category: category.map(|id| id.to_string()).unwrap_or_default(),
            tax_class: tax_class.map(|id| id.to_string()).unwrap_or_default(),
            pricing: Pricing::Fixed.as_str().to_owned(),
            prep_minutes: "10".to_owned(),
            active: true,
            ..Self::default()
        }
    }

    /// What the price is the price of.
    pub fn pricing(&self) -> Pricing {
        Pricing::parse(&self.pricing).unwrap_or_default()
    }

    pub fn size(&self, key: u32) -> Option<&SizeDraft> {
        self.sizes.iter().find(|size| size.row.key == key)
    }

    /// Puts an empty size behind the others.
    pub fn add_size(&mut self) {
        let key = self.sizes.iter().map(|size| size.row.key + 1).max().unwrap_or_default();
        self.sizes.push(SizeDraft { row: RowDraft::new(key), ..SizeDraft::default() });
    }

    /// The sizes that were not left empty.
    fn filled_sizes(&self) -> Vec<&SizeDraft> {
        self.sizes.iter().filter(|size| size.id.is_some() || !size.row.is_empty()).collect()
    }

    /// Whether it comes in sizes: then they have the prices.
    pub fn has_sizes(&self) -> bool {
        !self.filled_sizes().is_empty()
    }

    /// What it costs, with sizes from what on.
    pub fn lowest_price(&self, currency: Currency) -> Option<Money> {
        if !self.has_sizes() {
            return currency.parse_amount(&self.price).ok();
        }
        self.filled_sizes().into_iter().filter_map(|size| currency.parse_amount(&size.row.price).ok()).min()
    }

    /// The price as typed; an open item has none of its own, and neither has one that comes in sizes.
    fn typed_price(&self) -> String {
        if self.price.trim().is_empty() && (self.pricing() == Pricing::Open || self.has_sizes()) {
            "0".to_owned()
        } else {
            self.price.clone()
        }
    }

    /// What the server is sent, or every field that it would refuse, in the person's language.
    pub fn check(&self, currency: Currency, words: &FormWords) -> Result<ItemForm, Vec<FieldError>> {
        let mut refused = Vec::new();
        let mut refuse = |field: &str, message: String| refused.push(FieldError::new(field, message));
        if let Err(error) = Name::parse(&self.name) {
            refuse("name", words.text_error(error));
        }
        match Paragraph::parse(&self.description) {
            Ok(_) | Err(TextError::Empty) => {}
            Err(error) => refuse("description", words.text_error(error)),
        }
        let price = self.typed_price();
        match currency.parse_amount(&price) {
            Ok(price) if price < Money::ZERO => refuse("price", words.negative.to_owned()),
            Ok(price) if PRICE_MAX < price => refuse("price", words.too_large.to_owned()),
            Ok(_) => {}
            Err(error) => refuse("price", words.amount_error(error)),
        }
        let minutes = self.prep_minutes.trim().parse().ok().filter(|minutes| PREP_MINUTES.contains(minutes));
        if minutes.is_none() {
            refuse("prep_minutes", words.not_minutes.to_owned());
        }
        let mut wrong = Wrong::default();
        let sizes = self.filled_sizes();
        let rows: Vec<RowDraft> = sizes.iter().map(|size| size.row.clone()).collect();
        let checked = check_rows(&rows, currency, words, &mut wrong);
        let variant = |(size, (name, price)): (&SizeDraft, (String, Money))| VariantForm { id: size.id, name, price };
        let variants = sizes.into_iter().zip(checked).map(variant).collect();
        for error in wrong.0 {
            refuse(&error.field, error.message);
        }
        let (category, tax_class) = (self.category.parse().ok(), self.tax_class.parse().ok());
        if category.is_none() {
            refuse("category", words.choose_one.to_owned());
        }
        if tax_class.is_none() {
            refuse("tax_class", words.choose_one.to_owned());
        }
        match (category, tax_class, minutes) {
            (Some(category), Some(tax_class), Some(prep_minutes)) if refused.is_empty() => Ok(ItemForm {
                id: self.id,
                category,
                tax_class,
                name: self.name.clone(),
                description: self.description.clone(),
                price,
                pricing: self.pricing(),
                prep_minutes,
                allergens: self.allergens.clone(),
                diets: self.diets.clone(),
                active: self.active,
                variants: Some(variants),
                groups: Some(self.groups.clone()),
            }),
            _ => Err(refused),
        }
    }
}

/// Adds or takes out, and keeps the order that `all` has.
pub fn mark<T: Copy + PartialEq>(marks: &mut Vec<T>, one: T, on: bool, all: &[T]) {
    let kept = all.iter().copied().filter(|mark| if *mark == one { on } else { marks.contains(mark) }).collect();
    *marks = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::admin::menu::form_words::form_words;

    fn draft() -> Draft {
        let id = uuid::Uuid::nil().to_string();
        Draft {
            name: "Flat white".to_owned(),
            category: id.clone(),
            tax_class: id,
            price: "3,20".to_owned(),
            prep_minutes: "4".to_owned(),
            ..Draft::default()
        }
    }

    fn refused(draft: &Draft) -> Vec<String> {
        let euro = Currency::parse("EUR").unwrap();
        match draft.check(euro, form_words()) {
            Ok(_) => Vec::new(),
            Err(fields) => fields.into_iter().map(|field| field.field).collect(),
        }
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        assert_eq!(refused(&draft()), Vec::<String>::new());
        assert_eq!(refused(&Draft::default()), ["name", "price", "prep_minutes", "category", "tax_class"]);
        assert_eq!(refused(&Draft { price: "-1".to_owned(), ..draft() }), ["price"]);
        assert_eq!(refused(&Draft { price: "1.005".to_owned(), ..draft() }), ["price"]);
        assert_eq!(refused(&Draft { price: "2000000".to_owned(), ..draft() }), ["price"]);
        assert_eq!(refused(&Draft { prep_minutes: "121".to_owned(), ..draft() }), ["prep_minutes"]);
    }

    /// Nobody knows the price of an open item beforehand; every other item has one, be it of a kilogram.
    #[test]
    fn an_open_item_needs_no_price() {
        let of = |pricing: Pricing| Draft { price: String::new(), pricing: pricing.as_str().to_owned(), ..draft() };
        assert_eq!(refused(&of(Pricing::Open)), Vec::<String>::new());
        assert_eq!(refused(&of(Pricing::Weight)), ["price"]);
        assert_eq!(refused(&of(Pricing::Market)), ["price"]);
    }

    /// What comes in sizes has their prices; one that was left empty is none, one that is half typed is wrong.
    #[test]
    fn sizes_have_the_prices() {
        let size = |key, name: &str, price: &str| SizeDraft {
            id: None,
            row: RowDraft { key, name: name.to_owned(), price: price.to_owned() },
        };
        let euro = Currency::parse("EUR").unwrap();
        let sizes = vec![size(0, "S", "3.20"), size(1, "L", "2,90"), size(2, "", "")];
        let two = Draft { price: String::new(), sizes, ..draft() };
        let form = two.check(euro, form_words()).unwrap();
        assert_eq!(form.variants.unwrap().iter().map(|size| size.price.minor()).collect::<Vec<_>>(), [320, 290]);
        assert_eq!(two.lowest_price(euro), Some(Money::from_minor(290)));
        assert_eq!(refused(&Draft { sizes: vec![size(3, "S", "")], ..draft() }), ["row-3-price"]);
        assert_eq!(refused(&Draft { sizes: vec![size(0, "S", "1"), size(5, "s", "2")], ..draft() }), ["row-5-name"]);
    }

    #[test]
    fn marks_keep_their_order() {
        let mut marks = vec![Diet::GlutenFree];
        mark(&mut marks, Diet::Vegetarian, true, Diet::ALL);
        assert_eq!(marks, [Diet::Vegetarian, Diet::GlutenFree]);
        mark(&mut marks, Diet::GlutenFree, false, Diet::ALL);
        assert_eq!(marks, [Diet::Vegetarian]);
    }
}
