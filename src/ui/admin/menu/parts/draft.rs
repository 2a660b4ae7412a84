//! Parts as they are being typed, and whether they can be saved.

use crate::{
    kernel::{
        error::FieldError,
        ids::{CategoryId, StationId, TaxClassId},
        money::Rate,
        text::Name,
    },
    menu::model::{
        Category, Menu, Station, TaxClass,
        editing::{CategoryForm, StationForm},
    },
    restaurants::model::TaxClassForm,
    ui::admin::{
        menu::{
            form_words::FormWords,
            parts::{acts::PartForm, group_draft::GroupDraft, words::Words},
        },
        refusal::Wrong,
    },
};

/// What is in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartDraft {
    Category(CategoryDraft),
    Group(GroupDraft),
    Station(StationDraft),
    TaxClass(TaxClassDraft),
}

impl PartDraft {
    /// What it was called when it was opened; none when it is new.
    pub fn known_name(&self) -> Option<&str> {
        let (is_known, name) = match self {
            Self::Category(draft) => (draft.id.is_some(), &draft.name),
            Self::Group(draft) => (draft.id.is_some(), &draft.name),
            Self::Station(draft) => (draft.id.is_some(), &draft.name),
            Self::TaxClass(draft) => (draft.id.is_some(), &draft.name),
        };
        is_known.then_some(name.as_str())
    }
}

/// The name as typed where it can be one; every draft has one.
pub fn name(wrong: &mut Wrong, texts: &FormWords, typed: &str) -> Option<String> {
    Name::parse(typed).map_err(|error| wrong.with::<Name>("name", texts.text_error(error))).ok().map(String::from)
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryDraft {
    pub id: Option<CategoryId>,
    pub name: String,
    pub station: String,
    pub course: String,
}

impl CategoryDraft {
    pub fn of(category: &Category) -> Self {
        Self {
            id: Some(category.id),
            name: category.name.own.clone(),
            station: category.station.to_string(),
            course: category.course.to_string(),
        }
    }

    /// A new one at the first station, of the first course.
    pub fn new(menu: &Menu) -> Self {
        let station = menu.stations.first().map(|station| station.id.to_string()).unwrap_or_default();
        Self { station, course: "1".to_owned(), ..Self::default() }
    }

    pub fn check(&self, (words, texts): (&Words, &FormWords)) -> Result<PartForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let name = name(&mut wrong, texts, &self.name);
        let station = self.station.parse().ok().or_else(|| wrong.with("station", texts.choose_one));
        let course = self.course.trim().parse().ok().filter(|course| (1..=9).contains(course));
        let course = course.or_else(|| wrong.with("course", words.not_a_course));
        match (name, station, course) {
            (Some(name), Some(station), Some(course)) => {
                Ok(PartForm::Category(self.id, CategoryForm { name, station: Some(station), course }))
            }
            _ => Err(wrong.0),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StationDraft {
    pub id: Option<StationId>,
    pub name: String,
}

impl StationDraft {
    pub fn of(station: &Station) -> Self {
        Self { id: Some(station.id), name: station.name.own.clone() }
    }

    pub fn check(&self, texts: &FormWords) -> Result<PartForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        match name(&mut wrong, texts, &self.name) {
            Some(name) => Ok(PartForm::Station(self.id, StationForm { name })),
            None => Err(wrong.0),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaxClassDraft {
    pub id: Option<TaxClassId>,
    pub name: String,
    /// In percent.
    pub dine_in: String,
    pub takeaway: String,
}

impl TaxClassDraft {
    pub fn of(class: &TaxClass) -> Self {
        let percent = |rate: Rate| rate.percent_text().trim_end_matches(" %").to_owned();
        let (dine_in, takeaway) = (percent(class.dine_in), percent(class.takeaway));
        Self { id: Some(class.id), name: class.name.clone(), dine_in, takeaway }
    }

    pub fn check(&self, (words, texts): (&Words, &FormWords)) -> Result<PartForm, Vec<FieldError>> {
        let mut wrong = Wrong::default();
        let name = name(&mut wrong, texts, &self.name);
        let mut rate =
            |field: &str, typed: &str| Rate::parse_percent(typed).or_else(|| wrong.with(field, words.not_a_rate));
        let (dine_in, takeaway) = (rate("dine_in", &self.dine_in), rate("takeaway", &self.takeaway));
        match (name, dine_in, takeaway) {
            (Some(name), Some(dine_in), Some(takeaway)) => {
                Ok(PartForm::TaxClass(self.id, TaxClassForm { name, dine_in, takeaway }))
            }
            _ => Err(wrong.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::admin::menu::{form_words::form_words, parts::words::words};

    fn fields(checked: Result<PartForm, Vec<FieldError>>) -> Vec<String> {
        checked.err().into_iter().flatten().map(|field| field.field).collect()
    }

    #[test]
    fn every_wrong_field_is_named() {
        let words = (words(), form_words());
        assert_eq!(fields(CategoryDraft::default().check(words)), ["name", "station", "course"]);
        assert_eq!(fields(StationDraft::default().check(words.1)), ["name"]);
        assert_eq!(fields(TaxClassDraft::default().check(words)), ["name", "dine_in", "takeaway"]);
        let above =
            TaxClassDraft { name: "Full".to_owned(), dine_in: "101".to_owned(), takeaway: "7,5".to_owned(), id: None };
        assert_eq!(fields(above.check(words)), ["dine_in"]);
    }

    #[test]
    fn what_is_read_back_is_what_was_stored() {
        let (dine_in, takeaway) = (Rate::from_basis_points(2_000), Rate::from_basis_points(750));
        let class = TaxClass { id: uuid::Uuid::nil().into(), name: "Full".to_owned(), dine_in, takeaway };
        let form = TaxClassForm { name: "Full".to_owned(), dine_in, takeaway };
        let checked = TaxClassDraft::of(&class).check((words(), form_words()));
        assert_eq!(checked, Ok(PartForm::TaxClass(Some(class.id), form)));
    }
}
