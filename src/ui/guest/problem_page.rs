//! Why there is no menu to show.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    kernel::error::{AppError, Code},
    ui::{
        kit::{button::ButtonKind, button_link::ButtonLink, empty::Empty, error_view::ErrorView},
        shared::{error_text::error_text, words},
    },
};

use super::words::words;

/// In words that say what to do. `path` asks once more, with or without script.
#[component]
pub fn ProblemPage(error: AppError, path: String) -> impl IntoView {
    let (icon, title, text) = match &error {
        AppError::NotFound { .. } => ("qr", words().code_unknown, words().code_unknown_text),
        AppError::Conflict { code: Code::AwaitingApproval | Code::SeatingClosed, .. } => {
            ("hand", words().staff_opens, words().staff_opens_text)
        }
        _ => return view! { <Failed error path/> }.into_any(),
    };
    view! { <Notice icon title text path/> }.into_any()
}

/// The visit has ended while the page was open.
#[component]
pub fn EndedPage(error: AppError, path: String) -> impl IntoView {
    match error {
        AppError::NotFound { .. } => view! { <ProblemPage error path/> }.into_any(),
        _ => view! { <Notice icon="star" title=words().ended text=words().ended_text path/> }.into_any(),
    }
}

/// A restaurant that is not there, for the public menu.
#[component]
pub fn NoPlacePage(error: AppError, path: String) -> impl IntoView {
    match error {
        AppError::NotFound { .. } => {
            view! { <Notice icon="store" title=words().place_unknown text=words().place_unknown_text path/> }.into_any()
        }
        _ => view! { <Failed error path/> }.into_any(),
    }
}

#[component]
fn Notice(icon: &'static str, title: &'static str, text: &'static str, path: String) -> impl IntoView {
    view! {
        <Title text=title/>
        <main id="content" class="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-4">
            <h1 class="sr-only">{title}</h1>
            <Empty icon title text>
                <ButtonLink href=path kind=ButtonKind::Quiet icon="refresh" external=true>{words().look_again}</ButtonLink>
            </Empty>
        </main>
    }
}

#[component]
fn Failed(error: AppError, path: String) -> impl IntoView {
    let text = error_text(&error);
    view! {
        <Title text=words().not_loaded/>
        <main id="content" class="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-4">
            <h1 class="sr-only">{words().not_loaded}</h1>
            <ErrorView title=words().not_loaded text=text retry_href=path retry_label=words::words().retry/>
        </main>
    }
}
