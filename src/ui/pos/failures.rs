//! Refusals and failures on their way to a message on the screen.

use leptos::prelude::*;

use crate::{
    kernel::error::AppError,
    ui::{
        kit::toast::{Toast, Toasts},
        shared::error_text::error_text,
    },
};

/// Takes errors from anywhere, asynchronous tasks included, which do not know the person's language.
#[derive(Clone, Copy)]
pub struct Failures(RwSignal<Vec<AppError>>);

impl Failures {
    /// Shows what is told as messages for as long as the component lives that calls this.
    pub fn shown_as(toasts: Toasts) -> Self {
        let failures = Self(RwSignal::new(vec![]));
        Effect::new(move |_| {
            if failures.0.with(Vec::is_empty) {
                return;
            }
            let told = std::mem::take(&mut *failures.0.write_untracked());
            for error in &told {
                toasts.push(Toast::danger(error_text(error)));
            }
        });
        failures
    }

    pub fn tell(self, error: AppError) {
        self.0.try_update(|failures| failures.push(error));
    }
}
