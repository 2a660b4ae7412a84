//! An ingredient as it is being typed, and whether it can be kept.

use super::words::Words;
use crate::{
    inventory::model::{IngredientForm, StockRow},
    kernel::{
        currency::Currency,
        error::FieldError,
        quantity::{Quantity, Unit},
        text::Name,
    },
    ui::admin::refusal::Wrong,
};

/// Texts as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IngredientDraft {
    pub name: String,
    pub unit: String,
    pub cost: String,
    pub threshold: String,
    /// Not edited here: it stays as it is.
    pub allergens: Vec<String>,
}

impl IngredientDraft {
    pub fn new() -> Self {
        Self {
            name: String::new(),
            unit: Unit::Gram.as_str().to_owned(),
            cost: String::new(),
            threshold: String::new(),
            allergens: vec![],
        }
    }

    pub fn of(row: &StockRow, currency: Currency) -> Self {
        Self {
            name: row.ingredient.name.clone(),
            unit: row.ingredient.unit.as_str().to_owned(),
            cost: currency.digits(row.cost_per_thousand),
            threshold: row.ingredient.threshold.text(),
            allergens: row.allergens.clone(),
        }
    }

    /// What the server is sent, or every field that it would refuse. No price and no threshold are nothing.
    pub fn check(&self, currency: Currency, words: &Words) -> Result<IngredientForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let or_zero = |text: &str| if text.trim().is_empty() { "0".to_owned() } else { text.to_owned() };
        let name = Name::parse(&self.name).ok().or_else(|| wrong.with("name", words.no_name));
        let unit = Unit::parse(&self.unit).or_else(|| wrong.with("unit", words.choose_one));
        let cost = currency.parse_amount(&or_zero(&self.cost)).ok();
        let cost = cost.or_else(|| wrong.with("cost_per_thousand", words.not_an_amount));
        let threshold = Quantity::parse(&or_zero(&self.threshold));
        let threshold = threshold.or_else(|| wrong.with("threshold", words.not_a_quantity));
        match (name, unit, cost, threshold) {
            (Some(name), Some(unit), Some(cost_per_thousand), Some(threshold)) => Ok(IngredientForm {
                name: name.to_string(),
                unit,
                cost_per_thousand,
                threshold,
                allergens: self.allergens.clone(),
            }),
            _ => Err(wrong.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::money::Money, ui::admin::stock::words::words};

    #[test]
    fn what_is_left_out_is_nothing() {
        let euros = Currency::parse("EUR").unwrap();
        let draft = IngredientDraft { name: "Flour".to_owned(), ..IngredientDraft::new() };
        let form = draft.check(euros, words()).unwrap();
        assert_eq!((form.cost_per_thousand, form.threshold), (Money::ZERO, Quantity::ZERO));
    }

    #[test]
    fn every_wrong_field_is_named() {
        let euros = Currency::parse("EUR").unwrap();
        let draft = IngredientDraft { cost: "much".to_owned(), threshold: "-1".to_owned(), ..IngredientDraft::new() };
        let fields: Vec<_> = draft.check(euros, words()).unwrap_err().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["name", "cost_per_thousand", "threshold"]);
    }
}
