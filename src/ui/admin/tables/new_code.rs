//! Replacing a table's code.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    kernel::{error::AppError, ids::TableId},
    tables::rpc::rotate_code,
    ui::{
        admin::{fill::fill, tables::words::words},
        kit::{
            confirm::Confirm,
            toast::{Toast, use_toasts},
        },
        shared::{error_text::error_text, words::words as shared_words},
    },
};

/// A table as a person names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTable {
    pub id: TableId,
    pub name: String,
}

#[derive(Clone, Copy)]
pub struct NewCode {
    /// The table that the question is about.
    pub asked: RwSignal<Option<NamedTable>>,
    pub rotate: Action<NamedTable, Result<NamedTable, AppError>>,
}

/// Where the card of one table is printed.
pub fn print_href(table: TableId) -> String {
    format!("/admin/tables/print?table={table}")
}

/// `refetch` asks for the codes anew.
pub fn use_new_code(refetch: impl Fn() + Copy + 'static) -> NewCode {
    let (words, toasts, navigate) = (words(), use_toasts(), use_navigate());
    let asked = RwSignal::new(None);
    let rotate = Action::new(|table: &NamedTable| {
        let table = table.clone();
        async move { rotate_code(table.id).await.map(|()| table) }
    });
    Effect::new(move |_| {
        let Some(done) = rotate.value().get() else { return };
        asked.set(None);
        let toast = match done {
            Ok(table) => {
                refetch();
                let (navigate, sheet) = (navigate.clone(), print_href(table.id));
                Toast::success(fill(words.rotated, "table", table.name))
                    .action(words.print_it, move |()| navigate(&sheet, NavigateOptions::default()))
            }
            Err(error) => Toast::danger(error_text(&error)),
        };
        toasts.push(toast);
    });
    NewCode { asked, rotate }
}

/// Says what stops working before it does.
#[component]
pub fn NewCodeQuestion(new_code: NewCode) -> impl IntoView {
    let words = words();
    let NewCode { asked, rotate } = new_code;
    let title = move || {
        let name = asked.with(|table| table.as_ref().map(|table| table.name.clone()));
        name.map(|name| fill(words.rotate_title, "table", name)).unwrap_or_default()
    };
    let confirm = move |()| {
        if let Some(table) = asked.get_untracked() {
            rotate.dispatch(table);
        }
    };
    view! {
        <Confirm
            open=Signal::derive(move || asked.with(Option::is_some))
            title=Signal::derive(title)
            text=words.rotate_text.to_owned()
            verb=words.rotate_verb
            cancel=words.keep_code
            danger=true
            pending=rotate.pending()
            close_label=shared_words().close
            on_confirm=confirm
            on_close=move |()| asked.set(None)
        />
    }
}
