//! Saving an item, and what follows from it.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    kernel::error::{AppError, FieldError},
    menu::{model::editing::ItemForm, rpc::save_item},
    ui::{
        admin::{
            fill::fill,
            menu::{form_words::form_words, target::LIST},
            refusal::Refusal,
        },
        kit::toast::{Toast, use_toasts},
    },
};

#[derive(Clone, Copy)]
pub struct Saving {
    pub action: Action<ItemForm, Result<String, AppError>>,
    /// Why the last try was refused, here or by the server.
    pub refused: RwSignal<Option<AppError>>,
}

impl Saving {
    /// Shows what is wrong and moves to it.
    pub fn refuse(self, error: AppError) {
        Refusal(self.refused).refuse(error);
    }

    /// Fields that are wrong before the server is asked.
    pub fn refuse_fields(self, message: &str, fields: Vec<FieldError>) {
        Refusal(self.refused).refuse_fields(message, fields);
    }

    /// The person has touched a field: what was said about it holds no longer.
    pub fn forget(self, field: &'static str) {
        Refusal(self.refused).forget(field);
    }

    /// What is wrong with one field.
    pub fn field_error(self, field: &'static str) -> Signal<Option<String>> {
        Refusal(self.refused).field_error(field)
    }
}

/// `refetch` asks for the menu anew after an item was saved.
pub fn use_saving(refetch: impl Fn() + Copy + 'static) -> Saving {
    let (words, toasts, navigate) = (form_words(), use_toasts(), use_navigate());
    let refused = RwSignal::new(None);
    let action = Action::new(|form: &ItemForm| {
        let form = form.clone();
        async move {
            let name = form.name.trim().to_owned();
            save_item(form).await.map(|_| name)
        }
    });
    let saving = Saving { action, refused };
    Effect::new(move |_| match action.value().get() {
        None => {}
        Some(Ok(name)) => {
            refused.set(None);
            refetch();
            toasts.push(Toast::success(fill(words.saved, "item", name)));
            navigate(LIST, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
        Some(Err(error)) => saving.refuse(error),
    });
    saving
}
