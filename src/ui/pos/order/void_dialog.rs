//! Taking something back, which always has a reason.

use leptos::prelude::*;

use super::desk::use_desk;
use crate::{
    kernel::text::Note,
    orders::model::command::OrderCommand,
    ui::{
        kit::{chip::Chip, confirm::Confirm, input::Input},
        pos::words::{fill_name, words},
        shared::{page::language, words},
    },
};

/// Takes back a sent line: "Void 2 Burrata".
#[component]
pub fn VoidDialog() -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let language = language();
    let what = move || {
        let line = desk.voiding.get().and_then(|id| desk.line(id));
        line.map(|line| format!("{} {}", line.quantity, line.name.in_language(language))).unwrap_or_default()
    };
    let confirm = move |reason: Note| {
        if let Some(line) = desk.voiding.get_untracked()
            && desk.act(OrderCommand::Void { line, reason, stock: None })
        {
            desk.voiding.set(None);
            desk.select(None);
        }
    };
    view! {
        <ReasonDialog
            open=Signal::derive(move || desk.voiding.with(Option::is_some))
            on_close=move |()| desk.voiding.set(None)
            on_confirm=confirm
            title=Signal::derive(move || fill_name(w.void_title, &what()))
            text=w.void_text
            verb=Signal::derive(move || fill_name(w.void_verb, &what()))
            name="void-reason"
        />
    }
}

/// Asks for a reason: the usual ones as chips, any other typed.
#[component]
pub fn ReasonDialog(
    open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_confirm: Callback<Note>,
    title: Signal<String>,
    text: &'static str,
    verb: Signal<String>,
    /// Of the field in the form.
    name: &'static str,
) -> impl IntoView {
    let w = words();
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let confirm = move |()| match Note::parse(&reason.get_untracked()) {
        Ok(note) => {
            error.set(None);
            reason.set(String::new());
            on_confirm.run(note);
        }
        Err(_) => error.set(Some(w.reason_missing.to_owned())),
    };
    let close = move |()| {
        error.set(None);
        on_close.run(());
    };
    let usual = move || {
        w.reasons
            .iter()
            .map(|usual| {
                let is_chosen = Signal::derive(move || reason.with(|reason| reason == usual));
                view! { <Chip pressed=is_chosen on:click=move |_| reason.set((*usual).to_owned())>{*usual}</Chip> }
            })
            .collect_view()
    };
    view! {
        <Confirm open on_close=close on_confirm=confirm title text=text.to_owned() verb cancel=w.keep danger=true close_label=words::words().close>
            <div class="mt-3 flex flex-wrap gap-2" role="group" aria-label=w.reason>{usual()}</div>
            <div class="mt-3">
                <Input
                    label=w.reason
                    name
                    value=reason
                    on_input=move |text: String| reason.set(text)
                    error=Signal::derive(move || error.get())
                    maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                    required=true
                    autocomplete="off"
                />
            </div>
        </Confirm>
    }
}
