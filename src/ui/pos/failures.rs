//! Refusals, failures and warnings on their way to a message on the screen.

use leptos::prelude::*;

use crate::{
    kernel::error::AppError,
    ui::{
        kit::toast::{Toast, Toasts},
        shared::error_text::error_text,
    },
};

#[derive(Clone)]
enum Told {
    Error(AppError),
    Warning(String),
}

/// Takes what went wrong from anywhere, asynchronous tasks included, which do not know the person's language.
#[derive(Clone, Copy)]
pub struct Failures(RwSignal<Vec<Told>>);

impl Failures {
    /// Shows what is told as messages for as long as the component lives that calls this.
    pub fn shown_as(toasts: Toasts) -> Self {
        let failures = Self(RwSignal::new(vec![]));
        Effect::new(move |_| {
            if failures.0.with(Vec::is_empty) {
                return;
            }
            let told = std::mem::take(&mut *failures.0.write_untracked());
            for one in &told {
                toasts.push(match one {
                    Told::Error(error) => Toast::danger(error_text(error)),
                    Told::Warning(text) => Toast::warning(text.clone()),
                });
            }
        });
        failures
    }

    pub fn tell(self, error: AppError) {
        self.0.try_update(|failures| failures.push(Told::Error(error)));
    }

    /// It is done, and something should be known about it.
    pub fn warn(self, text: String) {
        self.0.try_update(|failures| failures.push(Told::Warning(text)));
    }
}
