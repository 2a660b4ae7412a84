//! A page whose contents could not be loaded.

use leptos::prelude::*;

use super::{press::Press, words::words};
use crate::{
    kernel::error::AppError,
    ui::{
        kit::{
            button::{Button, ButtonKind},
            button_link::ButtonLink,
            error_view::ErrorView,
        },
        shared::{error_text::error_text, words},
    },
};

/// Says what happened and offers another try, and the way back to the tables.
#[component]
pub fn PageError(error: AppError, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let w = words();
    view! {
        <div class="grid h-full content-center justify-items-center gap-3 overflow-y-auto p-4">
            <ErrorView title=w.page_error_title text=error_text(&error)/>
            <Press on_press=on_retry>
                <Button kind=ButtonKind::Quiet icon="refresh">{words::words().retry}</Button>
            </Press>
            <ButtonLink href="/pos" kind=ButtonKind::Ghost icon="table">{w.back_to_tables}</ButtonLink>
        </div>
    }
}
