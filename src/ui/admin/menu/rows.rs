//! The menu as rows of a table.

use crate::{
    kernel::{
        ids::{CategoryId, ItemId},
        language::Language,
        money::{Money, Rate},
    },
    menu::model::{
        Menu, Pricing,
        editing::{EditableMenu, ItemRow},
    },
    ui::admin::menu::{margin::Margin, status::Status},
};

/// One item as the table shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: ItemId,
    /// As the restaurant wrote it.
    pub name: String,
    /// In the reader's language, where that differs.
    pub translation: Option<String>,
    pub code: Option<String>,
    pub category_id: CategoryId,
    pub category: String,
    pub picture: Option<String>,
    pub price: Money,
    pub pricing: Pricing,
    /// The price is that of the smallest size.
    pub is_from: bool,
    pub is_combo: bool,
    pub cost: Option<Money>,
    pub margin: Option<Margin>,
    pub left: Option<u32>,
    pub status: Status,
}

/// All rows, in the menu's order.
pub fn rows(data: &EditableMenu, language: Language) -> Vec<Row> {
    data.rows.iter().map(|row| of(&data.menu, row, language)).collect()
}

fn of(menu: &Menu, row: &ItemRow, language: Language) -> Row {
    let item = &row.item;
    let translation = item.name.in_language(language);
    let category = menu.category(item.category).map(|category| category.name.in_language(language).to_owned());
    Row {
        id: item.id,
        name: item.name.own.clone(),
        translation: (translation != item.name.own).then(|| translation.to_owned()),
        code: item.code.clone(),
        category_id: item.category,
        category: category.unwrap_or_default(),
        picture: item.picture.clone(),
        price: item.price,
        pricing: item.pricing,
        is_from: !item.variants.is_empty(),
        is_combo: item.is_combo(),
        cost: known_cost(row),
        margin: known_cost(row)
            .filter(|_| item.pricing != Pricing::Open)
            .and_then(|cost| Margin::of(item.price, cost, tax_rate(menu, row), menu.prices_include_tax)),
        left: item.left,
        status: Status::of(row),
    }
}

/// A recipe whose ingredients have no prices yet costs nothing only on paper.
pub fn known_cost(row: &ItemRow) -> Option<Money> {
    row.cost.filter(|cost| !cost.is_zero())
}

fn tax_rate(menu: &Menu, row: &ItemRow) -> Rate {
    menu.tax_classes.iter().find(|class| class.id == row.item.tax_class).map_or(Rate::ZERO, |class| class.dine_in)
}
