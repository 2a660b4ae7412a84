//! Saving and removing a part, and what follows from it.

use leptos::prelude::*;

use crate::{
    kernel::{
        error::AppError,
        ids::{CategoryId, GroupId, StationId, TaxClassId},
    },
    menu::{
        model::{
            choice_forms::GroupForm,
            editing::{CategoryForm, StationForm},
        },
        rpc::{remove_category, remove_group, remove_station, save_category, save_group, save_station},
    },
    restaurants::{
        model::TaxClassForm,
        rpc::{remove_tax_class, save_tax_class},
    },
    ui::{
        admin::{
            fill::fill,
            menu::parts::{draft::PartDraft, words::words},
            refusal::{Refusal, follow_form},
        },
        kit::toast::{Toast, use_toasts},
        shared::error_text::error_text,
    },
};

/// What is saved; without an id it is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartForm {
    Category(Option<CategoryId>, CategoryForm),
    Group(Option<GroupId>, GroupForm),
    Station(Option<StationId>, StationForm),
    TaxClass(Option<TaxClassId>, TaxClassForm),
}

impl PartForm {
    fn name(&self) -> &str {
        match self {
            Self::Category(_, form) => &form.name,
            Self::Group(_, form) => &form.name,
            Self::Station(_, form) => &form.name,
            Self::TaxClass(_, form) => &form.name,
        }
    }

    async fn save(self) -> Result<String, AppError> {
        let name = self.name().trim().to_owned();
        match self {
            Self::Category(id, form) => save_category(id, form).await?,
            Self::Group(id, form) => save_group(id, form).await?,
            Self::Station(id, form) => save_station(id, form).await?,
            Self::TaxClass(id, form) => save_tax_class(id, form).await?,
        }
        Ok(name)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartId {
    Category(CategoryId),
    Group(GroupId),
    Station(StationId),
    TaxClass(TaxClassId),
}

impl PartId {
    async fn remove(self) -> Result<(), AppError> {
        match self {
            Self::Category(id) => remove_category(id).await,
            Self::Group(id) => remove_group(id).await,
            Self::Station(id) => remove_station(id).await,
            Self::TaxClass(id) => remove_tax_class(id).await,
        }
    }
}

/// A part by its id and name, for questions and messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: PartId,
    pub name: String,
}

/// What the editor holds and what can be done; handles only.
#[derive(Clone, Copy)]
pub struct PartActs {
    /// What is in the editor; none while it is closed.
    pub opened: RwSignal<Option<PartDraft>>,
    pub save: Action<PartForm, Result<String, AppError>>,
    pub refusal: Refusal,
    /// The part that is asked about.
    pub asked: RwSignal<Option<Asked>>,
    pub remove: Action<Asked, Result<Asked, AppError>>,
}

impl PartActs {
    pub fn open(self, draft: PartDraft) {
        self.refusal.0.set(None);
        self.opened.set(Some(draft));
    }

    /// Saves what was checked, or shows what is wrong with it. One save at a time.
    pub fn submit(self, checked: Result<PartForm, Vec<crate::kernel::error::FieldError>>, check_fields: &str) {
        if self.save.pending().get_untracked() {
            return;
        }
        match checked {
            Ok(form) => {
                self.save.dispatch(form);
            }
            Err(fields) => self.refusal.refuse_fields(check_fields, fields),
        }
    }
}

/// `refetch` asks for the menu anew.
pub fn use_part_acts(refetch: impl Fn() + Copy + 'static) -> PartActs {
    let (words, toasts) = (words(), use_toasts());
    let save = Action::new(|form: &PartForm| form.clone().save());
    let remove = Action::new(|part: &Asked| {
        let part = part.clone();
        async move { part.id.remove().await.map(|()| part) }
    });
    let acts =
        PartActs { opened: RwSignal::new(None), save, refusal: Refusal::new(), asked: RwSignal::new(None), remove };
    follow_form(save, acts.opened, acts.refusal, words.saved, refetch);
    Effect::new(move |_| match remove.value().get() {
        None => {}
        Some(Ok(part)) => {
            acts.asked.set(None);
            refetch();
            toasts.push(Toast::success(fill(words.removed, "name", part.name)));
        }
        Some(Err(error)) => {
            acts.asked.set(None);
            toasts.push(Toast::danger(error_text(&error)));
        }
    });
    acts
}
