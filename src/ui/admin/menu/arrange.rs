//! Which rows are shown, and in which order.

use std::cmp::Ordering;

use crate::{
    kernel::{ids::CategoryId, plain::plain},
    ui::{
        admin::menu::{rows::Row, status::Status},
        kit::sort_header::SortOrder,
    },
};

/// A state that the list can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    OffSale,
    Inactive,
}

impl Only {
    pub const fn keeps(self, status: Status) -> bool {
        match self {
            Self::OffSale => status.is_off_sale(),
            Self::Inactive => matches!(status, Status::Inactive),
        }
    }
}

/// What the person is looking for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub text: String,
    pub category: Option<CategoryId>,
    pub only: Option<Only>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Category,
    Price,
    Cost,
    Margin,
    Left,
    Status,
}

/// None is the menu's own order.
pub type Sort = Option<(Column, SortOrder)>;

/// A click on a column: first one way, then the other, then the menu's order again.
pub fn next_sort(sort: Sort, column: Column) -> Sort {
    match sort {
        Some((sorted, SortOrder::Ascending)) if sorted == column => Some((column, SortOrder::Descending)),
        Some((sorted, SortOrder::Descending)) if sorted == column => None,
        _ => Some((column, SortOrder::Ascending)),
    }
}

impl Filter {
    fn keeps(&self, row: &Row) -> bool {
        let wanted = plain(self.text.trim());
        let texts = [Some(&row.name), row.translation.as_ref(), row.code.as_ref()];
        self.category.is_none_or(|category| category == row.category_id)
            && self.only.is_none_or(|only| only.keeps(row.status))
            && (wanted.is_empty() || texts.into_iter().flatten().any(|text| plain(text).contains(&wanted)))
    }
}

fn compare((column, order): (Column, SortOrder), a: &Row, b: &Row) -> Ordering {
    match column {
        Column::Name => directed(order, plain(&a.name).cmp(&plain(&b.name))),
        Column::Category => directed(order, plain(&a.category).cmp(&plain(&b.category))),
        Column::Price => directed(order, a.price.cmp(&b.price)),
        Column::Cost => known_first(order, a.cost, b.cost),
        Column::Margin => known_first(order, a.margin, b.margin),
        Column::Left => known_first(order, a.left, b.left),
        Column::Status => directed(order, a.status.cmp(&b.status)),
    }
}

const fn directed(order: SortOrder, ordering: Ordering) -> Ordering {
    match order {
        SortOrder::Ascending => ordering,
        SortOrder::Descending => ordering.reverse(),
    }
}

/// What is not known stands last either way.
fn known_first<T: Ord>(order: SortOrder, a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => directed(order, a.cmp(&b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// The rows that the filter keeps, sorted; rows that compare equal stay in the menu's order.
pub fn arrange(rows: &[Row], filter: &Filter, sort: Sort) -> Vec<Row> {
    let mut kept: Vec<Row> = rows.iter().filter(|row| filter.keeps(row)).cloned().collect();
    if let Some(sort) = sort {
        kept.sort_by(|a, b| compare(sort, a, b));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::money::Money;

    fn row(number: u128, name: &str, price: i64, status: Status) -> Row {
        Row {
            id: uuid::Uuid::from_u128(number).into(),
            name: name.to_owned(),
            translation: None,
            code: None,
            category_id: uuid::Uuid::from_u128(number % 2).into(),
            category: String::new(),
            picture: None,
            price: Money::from_minor(price),
            pricing: crate::menu::model::Pricing::Fixed,
            is_from: false,
            is_combo: false,
            cost: None,
            margin: None,
            left: None,
            status,
        }
    }

    fn names(filter: &Filter, sort: Sort) -> Vec<String> {
        let rows = [
            row(1, "Crème brûlée", 700, Status::OnSale),
            row(2, "Flat white", 320, Status::OffSale),
            row(3, "Affogato", 320, Status::Inactive),
        ];
        arrange(&rows, filter, sort).into_iter().map(|row| row.name).collect()
    }

    #[test]
    fn letters_are_found_without_their_accents() {
        let filter = Filter { text: " BRULEE ".to_owned(), ..Filter::default() };
        assert_eq!(names(&filter, None), ["Crème brûlée"]);
    }

    #[test]
    fn filters_narrow_together() {
        let odd = Filter { category: Some(uuid::Uuid::from_u128(1).into()), ..Filter::default() };
        assert_eq!(names(&odd, None), ["Crème brûlée", "Affogato"]);
        assert_eq!(names(&Filter { only: Some(Only::Inactive), ..odd }, None), ["Affogato"]);
    }

    #[test]
    fn equal_rows_keep_the_menu_s_order() {
        let sorted = |order| names(&Filter::default(), Some((Column::Price, order)));
        assert_eq!(sorted(SortOrder::Ascending), ["Flat white", "Affogato", "Crème brûlée"]);
        assert_eq!(sorted(SortOrder::Descending), ["Crème brûlée", "Flat white", "Affogato"]);
    }

    #[test]
    fn what_is_not_known_stands_last() {
        let rows = [None, Some(3), Some(1)].map(|left| Row { left, ..row(1, "Soup", 700, Status::OnSale) });
        let sorted = |order| {
            arrange(&rows, &Filter::default(), Some((Column::Left, order)))
                .into_iter()
                .map(|row| row.left)
                .collect::<Vec<_>>()
        };
        assert_eq!(sorted(SortOrder::Ascending), [Some(1), Some(3), None]);
        assert_eq!(sorted(SortOrder::Descending), [Some(3), Some(1), None]);
    }

    #[test]
    fn a_third_click_gives_the_menu_s_order_back() {
        let first = next_sort(None, Column::Name);
        let second = next_sort(first, Column::Name);
        assert_eq!(first, Some((Column::Name, SortOrder::Ascending)));
        assert_eq!(second, Some((Column::Name, SortOrder::Descending)));
        assert_eq!(next_sort(second, Column::Name), None);
        assert_eq!(next_sort(second, Column::Price), Some((Column::Price, SortOrder::Ascending)));
    }
}
