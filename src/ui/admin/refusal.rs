//! Why a form was not saved, and the texts of its fields.

use leptos::prelude::*;

use crate::{
    kernel::error::{AppError, FieldError},
    ui::{
        admin::fill::fill,
        kit::{
            banner::Banner,
            focus_error::focus_first_error,
            toast::{Toast, use_toasts},
            tone::Tone,
        },
        shared::error_text::error_text,
    },
};

/// The last refusal of a form, by the form itself or by the server.
#[derive(Clone, Copy)]
pub struct Refusal(pub RwSignal<Option<AppError>>);

impl Refusal {
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Shows what is wrong and moves to it.
    pub fn refuse(self, error: AppError) {
        self.0.set(Some(error));
        // The fields carry their errors after the next drawing.
        request_animation_frame(focus_first_error);
    }

    /// Fields that are wrong before the server is asked.
    pub fn refuse_fields(self, message: &str, fields: Vec<FieldError>) {
        self.refuse(AppError::Invalid { message: message.to_owned(), fields });
    }

    /// The person has touched a field: what was said about it holds no longer.
    pub fn forget(self, field: &str) {
        let left = self.0.with_untracked(|refused| match refused {
            Some(AppError::Invalid { message, fields }) if fields.iter().any(|error| error.field == field) => {
                let fields: Vec<_> = fields.iter().filter(|error| error.field != field).cloned().collect();
                Some((!fields.is_empty()).then(|| AppError::Invalid { message: message.clone(), fields }))
            }
            _ => None,
        });
        if let Some(left) = left {
            self.0.set(left);
        }
    }

    /// What is wrong with one field.
    pub fn field_error(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.0.with(|refused| match refused {
                Some(AppError::Invalid { fields, .. }) => {
                    fields.iter().find(|error| error.field == field).map(|error| error.message.clone())
                }
                _ => None,
            })
        })
    }
}

/// Why nothing was saved, above a form.
#[component]
pub fn RefusalBanner(
    refusal: Refusal,
    /// What is said where fields say the rest.
    check_fields: &'static str,
) -> impl IntoView {
    let text = move || {
        refusal.0.with(|refused| match refused {
            None => None,
            Some(AppError::Invalid { fields, .. }) if !fields.is_empty() => Some(check_fields.to_owned()),
            Some(error) => Some(error_text(error)),
        })
    };
    move || text().map(|text| view! { <Banner tone=Tone::Danger>{text}</Banner> })
}

/// One text of a draft, followed.
pub fn text_of<D: Send + Sync + 'static>(draft: RwSignal<D>, field: fn(&D) -> &String) -> Signal<String> {
    Signal::derive(move || draft.with(|draft| field(draft).clone()))
}

/// One text of a draft, written; `name` is the field's name in the form.
pub fn write_to<D: Send + Sync + 'static>(
    draft: RwSignal<D>,
    refusal: Refusal,
    name: &'static str,
    field: fn(&mut D) -> &mut String,
) -> Callback<String> {
    Callback::new(move |text: String| {
        draft.update(|draft| *field(draft) = text);
        refusal.forget(name);
    })
}

/// Follows the act of a form at the side of a list, which answers with the name that the message tells: closes the side
/// and says so, or shows in the form what was refused.
pub fn follow_form<I: Send + Sync + 'static, O: Send + Sync + 'static>(
    act: Action<I, Result<String, AppError>>,
    open: RwSignal<Option<O>>,
    refusal: Refusal,
    said: &'static str,
    refetch: impl Fn() + 'static,
) {
    let toasts = use_toasts();
    Effect::new(move |_| match act.value().get() {
        None => {}
        Some(Ok(name)) => {
            open.set(None);
            refetch();
            toasts.push(Toast::success(fill(said, "name", name)));
        }
        Some(Err(error)) => refusal.refuse(error),
    });
}

/// Gathers what is wrong with a draft.
#[derive(Default)]
pub struct Wrong(pub Vec<FieldError>);

impl Wrong {
    /// Notes it; none, so that it can stand where a value should.
    pub fn with<T>(&mut self, field: &str, message: impl Into<String>) -> Option<T> {
        self.0.push(FieldError::new(field, message));
        None
    }
}
