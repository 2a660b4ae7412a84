//! A line with a name and a price, as it is being typed: a size, an extra.

use std::collections::HashSet;

use crate::{
    kernel::{currency::Currency, money::Money, plain::plain, text::Name},
    menu::model::price::PRICE_MAX,
    ui::admin::{menu::form_words::FormWords, refusal::Wrong},
};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowDraft {
    /// Tells rows apart on the screen.
    pub key: u32,
    pub name: String,
    pub price: String,
}

/// How a row's fields are named where something is wrong with them.
pub fn name_field(key: u32) -> String {
    format!("row-{key}-name")
}

pub fn price_field(key: u32) -> String {
    format!("row-{key}-price")
}

impl RowDraft {
    pub fn new(key: u32) -> Self {
        Self { key, ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.price.trim().is_empty()
    }
}

/// Names and prices as the server takes them; every field that it would refuse is noted, in the person's language.
pub fn check_rows(rows: &[RowDraft], currency: Currency, texts: &FormWords, wrong: &mut Wrong) -> Vec<(String, Money)> {
    let mut names = HashSet::new();
    let mut checked = vec![];
    for row in rows {
        let name = match Name::parse(&row.name) {
            Ok(name) if names.insert(plain(name.as_str())) => Some(String::from(name)),
            Ok(_) => wrong.with(&name_field(row.key), texts.name_twice),
            Err(error) => wrong.with(&name_field(row.key), texts.text_error(error)),
        };
        let price = match currency.parse_amount(&row.price) {
            Ok(price) if price < Money::ZERO => wrong.with(&price_field(row.key), texts.negative),
            Ok(price) if PRICE_MAX < price => wrong.with(&price_field(row.key), texts.too_large),
            Ok(price) => Some(price),
            Err(error) => wrong.with(&price_field(row.key), texts.amount_error(error)),
        };
        checked.extend(name.zip(price));
    }
    checked
}
