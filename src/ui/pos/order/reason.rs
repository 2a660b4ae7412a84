//! Asking for a reason: a usual one is a single tap, any other is typed.

use leptos::prelude::*;

use crate::{
    kernel::text::Note,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
            icon::Icon,
            input::Input,
        },
        pos::words::{approval, words},
        shared::words,
    },
};

/// A question that is answered with a reason. The usual reasons are keys that do it at once; the title says what.
#[component]
pub fn ReasonDialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_confirm: Callback<Note>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// The verb on the button beside a typed reason.
    #[prop(into)]
    verb: Signal<String>,
    reasons: [&'static str; 4],
    /// Of the field in the form.
    name: &'static str,
    #[prop(default = true)] danger: bool,
    #[prop(optional, into)] pending: Signal<bool>,
    /// More to choose, above the reasons.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let w = words();
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let confirm = move |text: &str| match Note::parse(text) {
        Ok(note) => {
            error.set(None);
            on_confirm.run(note);
        }
        Err(_) => error.set(Some(w.reason_missing.to_owned())),
    };
    let close = move |()| {
        error.set(None);
        on_close.run(());
    };
    // Once it is gone, not when it comes: a field that is there keeps what was typed.
    Effect::new(move |_| {
        if !open.get() {
            reason.set(String::new());
        }
    });
    let kind = if danger { ButtonKind::Danger } else { ButtonKind::Primary };
    let usual = move |usual: &'static str| {
        view! {
            <button
                type="button"
                class="flex min-h-tile items-center justify-between gap-2 rounded-lg border-2 border-line-strong bg-surface px-3 py-2 text-start leading-snug font-semibold hover:bg-surface-2"
                disabled=move || pending.get()
                on:click=move |_| confirm(usual)
            >
                {usual}
                <Icon name="chevron-right"/>
            </button>
        }
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large disabled=pending on:click=move |_| close(())>{w.keep}</Button>
            <Button kind size=ButtonSize::Large pending on:click=move |_| confirm(&reason.get_untracked())>{move || verb.get()}</Button>
        }
    };
    view! {
        <Dialog open on_close=close title size=DialogSize::Medium footer close_label=words::words().close>
            <div class="grid gap-4">
                <p class="text-ink-muted">{move || text.get()}</p>
                {children.as_ref().map(|children| children())}
                <div class="grid gap-2 sm:grid-cols-2" role="group" aria-label=w.reason>{reasons.map(usual).collect_view()}</div>
                <Input
                    label=approval::words().other_reason
                    name
                    value=reason
                    on_input=move |text: String| reason.set(text)
                    error=Signal::derive(move || error.get())
                    maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                    autocomplete="off"
                />
            </div>
        </Dialog>
    }
    .into_any()
}

/// The usual reasons as chips to choose from, for a sheet that asks for more than a reason.
#[component]
pub fn ReasonChips(reasons: [&'static str; 4], reason: RwSignal<String>, name: &'static str) -> impl IntoView {
    let w = words();
    let chip = move |usual: &'static str| {
        let is_chosen = move || reason.with(|reason| reason == usual);
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || if is_chosen() { "true" } else { "false" }
                on:click=move |_| reason.set(usual.to_owned())
            >
                {usual}
            </button>
        }
    };
    view! {
        <div class="grid gap-3">
            <div class="flex flex-wrap gap-2" role="group" aria-label=w.reason>{reasons.map(chip).collect_view()}</div>
            <Input
                label=w.reason
                name
                value=reason
                on_input=move |text: String| reason.set(text)
                maxlength=u32::try_from(Note::CHARS_MAX).unwrap_or(280)
                required=true
                autocomplete="off"
            />
        </div>
    }
    .into_any()
}
