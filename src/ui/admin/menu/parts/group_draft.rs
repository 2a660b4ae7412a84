//! A group of extras as it is being typed.

use crate::{
    kernel::{
        currency::Currency,
        error::FieldError,
        ids::{GroupId, ModifierId},
    },
    menu::model::{
        Allergen, Group, Modifier,
        choice_forms::{GroupForm, ModifierForm},
    },
    ui::admin::{
        menu::{
            form_words::FormWords,
            parts::{acts::PartForm, draft::name, words::Words},
            row_draft::{RowDraft, check_rows},
        },
        refusal::Wrong,
    },
};

/// The most that may be chosen of a group; the server holds to the same.
const CHOICES_MAX: u32 = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupDraft {
    pub id: Option<GroupId>,
    pub name: String,
    pub min: String,
    pub max: String,
    pub included: String,
    pub modifiers: Vec<ModifierDraft>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModifierDraft {
    pub id: Option<ModifierId>,
    pub row: RowDraft,
    pub allergens: Vec<Allergen>,
    /// The id of the group that it opens; empty for none.
    pub opens: String,
}

impl Default for GroupDraft {
    /// One of a few, if the guest likes.
    fn default() -> Self {
        let modifiers = (0..2).map(|key| ModifierDraft { row: RowDraft::new(key), ..ModifierDraft::default() });
        Self {
            id: None,
            name: String::new(),
            min: "0".to_owned(),
            max: "1".to_owned(),
            included: "0".to_owned(),
            modifiers: modifiers.collect(),
        }
    }
}

impl GroupDraft {
    pub fn of(group: &Group, currency: Currency) -> Self {
        let modifier = |(key, one): (u32, &Modifier)| ModifierDraft {
            id: Some(one.id),
            row: RowDraft { key, name: one.name.own.clone(), price: currency.digits(one.price) },
            allergens: one.allergens.clone(),
            opens: one.opens.map(|id| id.to_string()).unwrap_or_default(),
        };
        Self {
            id: Some(group.id),
            name: group.name.own.clone(),
            min: group.min.to_string(),
            max: group.max.to_string(),
            included: group.included.to_string(),
            modifiers: (0..).zip(&group.modifiers).map(modifier).collect(),
        }
    }

    /// Puts an empty row behind the others.
    pub fn add_row(&mut self) {
        let key = self.modifiers.iter().map(|one| one.row.key + 1).max().unwrap_or_default();
        self.modifiers.push(ModifierDraft { row: RowDraft::new(key), ..ModifierDraft::default() });
    }

    pub fn modifier(&self, key: u32) -> Option<&ModifierDraft> {
        self.modifiers.iter().find(|one| one.row.key == key)
    }

    pub fn modifier_mut(&mut self, key: u32) -> Option<&mut ModifierDraft> {
        self.modifiers.iter_mut().find(|one| one.row.key == key)
    }

    /// What the server is sent, or every field that it would refuse, in the person's language. Rows that were left
    /// empty are left out; what costs nothing needs no price.
    pub fn check(&self, currency: Currency, (words, texts): (&Words, &FormWords)) -> Result<PartForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let name = name(&mut wrong, texts, &self.name);
        let number = |typed: &str| typed.trim().parse::<u32>().ok().filter(|number| *number <= CHOICES_MAX);
        let min = number(&self.min).or_else(|| wrong.with("min", words.not_a_count));
        let max = number(&self.max).filter(|max| 0 < *max).or_else(|| wrong.with("max", words.not_a_most));
        let included = number(&self.included).or_else(|| wrong.with("included", words.not_a_count));
        if min.zip(max).is_some_and(|(min, max)| max < min) {
            wrong.with::<()>("min", words.min_above_max);
        }
        let filled: Vec<&ModifierDraft> =
            self.modifiers.iter().filter(|one| one.id.is_some() || !one.row.is_empty()).collect();
        if filled.is_empty() {
            wrong.with::<()>("modifiers", words.no_choices);
        }
        let free = |row: &RowDraft| match row.price.trim() {
            "" => RowDraft { price: "0".to_owned(), ..row.clone() },
            _ => row.clone(),
        };
        let rows: Vec<RowDraft> = filled.iter().map(|one| free(&one.row)).collect();
        let checked = check_rows(&rows, currency, texts, &mut wrong);
        let form = |(draft, (name, price)): (&&ModifierDraft, (String, _))| ModifierForm {
            id: draft.id,
            name,
            price,
            allergens: draft.allergens.clone(),
            opens: draft.opens.parse().ok(),
        };
        match (name, min, max, included) {
            (Some(name), Some(min), Some(max), Some(included)) if wrong.0.is_empty() => {
                let modifiers = filled.iter().zip(checked).map(form).collect();
                Ok(PartForm::Group(self.id, GroupForm { name, min, max, included, modifiers }))
            }
            _ => Err(wrong.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        kernel::money::Money,
        ui::admin::menu::{form_words::form_words, parts::words::words},
    };

    fn check(draft: &GroupDraft) -> Result<PartForm, Vec<String>> {
        let checked = draft.check(Currency::parse("EUR").unwrap(), (words(), form_words()));
        checked.map_err(|fields| fields.into_iter().map(|field| field.field).collect())
    }

    fn row(key: u32, name: &str, price: &str) -> ModifierDraft {
        let row = RowDraft { key, name: name.to_owned(), price: price.to_owned() };
        ModifierDraft { row, ..ModifierDraft::default() }
    }

    #[test]
    fn what_is_read_back_is_what_was_stored() {
        let (id, other) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
        let modifier = Modifier {
            id: id.into(),
            name: "Fries".into(),
            price: Money::from_minor(250),
            allergens: vec![Allergen::Gluten],
            opens: Some(other.into()),
        };
        let group =
            Group { id: id.into(), name: "Sides".into(), min: 1, max: 2, included: 1, modifiers: vec![modifier] };
        let Ok(PartForm::Group(known, form)) = check(&GroupDraft::of(&group, Currency::parse("EUR").unwrap())) else {
            panic!("it is fine")
        };
        let one = ModifierForm {
            id: Some(id.into()),
            name: "Fries".to_owned(),
            price: Money::from_minor(250),
            allergens: vec![Allergen::Gluten],
            opens: Some(other.into()),
        };
        assert_eq!(known, Some(group.id));
        let expected = GroupForm { name: "Sides".to_owned(), min: 1, max: 2, included: 1, modifiers: vec![one] };
        assert_eq!(form, expected);
    }

    #[test]
    fn empty_rows_are_left_out_and_no_price_is_none() {
        let draft = GroupDraft {
            name: "Dips".to_owned(),
            modifiers: vec![row(0, "Aioli", ""), row(1, "", "")],
            ..GroupDraft::default()
        };
        let Ok(PartForm::Group(_, form)) = check(&draft) else { panic!("it is fine") };
        assert_eq!((form.modifiers.len(), form.modifiers[0].price), (1, Money::ZERO));
    }

    #[test]
    fn every_wrong_field_is_named() {
        assert_eq!(check(&GroupDraft::default()), Err(vec!["name".to_owned(), "modifiers".to_owned()]));
        let draft = GroupDraft {
            name: "Dips".to_owned(),
            min: "3".to_owned(),
            max: "2".to_owned(),
            included: "x".to_owned(),
            modifiers: vec![row(0, "Aioli", "1.005"), row(4, "", "1"), row(7, "aioli", "1")],
            ..GroupDraft::default()
        };
        let wrong = ["included", "min", "row-0-price", "row-4-name", "row-7-name"].map(str::to_owned).to_vec();
        assert_eq!(check(&draft), Err(wrong));
    }
}
