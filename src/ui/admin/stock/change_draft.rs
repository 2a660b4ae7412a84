//! A change of stock as it is being typed, and whether it can be sent.

use super::words::Words;
use crate::{
    inventory::model::StockChange,
    kernel::{error::FieldError, ids::LocationId, quantity::Quantity, text::Note},
    ui::admin::refusal::Wrong,
};

/// What is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Receive,
    Count,
    Waste,
    Transfer,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Receive, Self::Count, Self::Waste, Self::Transfer];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Count => "count",
            Self::Waste => "waste",
            Self::Transfer => "transfer",
        }
    }

    fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).unwrap_or_default()
    }
}

/// Texts as typed. An empty place is the one that dishes are made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeDraft {
    pub kind: String,
    pub quantity: String,
    pub place: String,
    pub to: String,
    pub reference: String,
}

impl Default for ChangeDraft {
    fn default() -> Self {
        Self {
            kind: Kind::Receive.as_str().to_owned(),
            quantity: String::new(),
            place: String::new(),
            to: String::new(),
            reference: String::new(),
        }
    }
}

/// What the server is sent.
pub type Checked = (Option<LocationId>, StockChange, Note);

impl ChangeDraft {
    pub fn kind(&self) -> Kind {
        Kind::parse(&self.kind)
    }

    /// The change, or every field that the server would refuse.
    pub fn check(&self, words: &Words) -> Result<Checked, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let kind = self.kind();
        let quantity = Quantity::parse(&self.quantity).filter(|typed| kind == Kind::Count || *typed != Quantity::ZERO);
        let quantity = quantity.or_else(|| wrong.with("quantity", words.not_a_quantity));
        let reference = Note::parse(&self.reference).ok().or_else(|| wrong.with("reference", words.no_reference));
        let place = |text: &str| text.parse::<LocationId>().ok();
        let (from, to) = (place(&self.place), place(&self.to));
        if kind == Kind::Transfer && from == to {
            wrong.with::<()>("to", words.same_place);
        }
        let (Some(quantity), Some(reference), true) = (quantity, reference, wrong.0.is_empty()) else {
            return Err(wrong.0);
        };
        let change = match kind {
            Kind::Receive => StockChange::Receive { quantity },
            Kind::Count => StockChange::Count { quantity },
            Kind::Waste => StockChange::Waste { quantity },
            Kind::Transfer => StockChange::Transfer { quantity, to },
        };
        Ok((from, change, reference))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::admin::stock::words::words;

    fn draft(kind: Kind, quantity: &str) -> ChangeDraft {
        ChangeDraft {
            kind: kind.as_str().to_owned(),
            quantity: quantity.to_owned(),
            reference: "delivery 12".to_owned(),
            ..ChangeDraft::default()
        }
    }

    #[test]
    fn nothing_is_a_count_but_no_delivery() {
        assert!(draft(Kind::Count, "0").check(words()).is_ok());
        let refused = draft(Kind::Receive, "0").check(words()).unwrap_err();
        assert_eq!(refused[0].field, "quantity");
    }

    #[test]
    fn every_wrong_field_is_named() {
        let empty = ChangeDraft { kind: Kind::Transfer.as_str().to_owned(), ..ChangeDraft::default() };
        let fields: Vec<_> = empty.check(words()).unwrap_err().into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["quantity", "reference", "to"]);
    }

    #[test]
    fn half_a_kilogram_may_be_typed_with_a_comma() {
        let (place, change, _) = draft(Kind::Waste, "0,5").check(words()).unwrap();
        assert_eq!((place, change), (None, StockChange::Waste { quantity: Quantity::from_milli(500) }));
    }
}
