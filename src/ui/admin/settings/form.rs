//! The form of all settings.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    kernel::error::AppError,
    restaurants::{
        model::settings::{HouseSettings, SettingsView},
        rpc::save_settings,
    },
    ui::{
        admin::{
            refusal::{Refusal, RefusalBanner},
            settings::{
                draft::Draft,
                parts::{Bills, Guests, House, Issuer},
                words::words,
            },
        },
        kit::{
            button::{Button, ButtonKind},
            toast::{Toast, use_toasts},
        },
        shared::words::words as shared_words,
    },
};

/// The draft with what is wrong with it.
#[derive(Clone, Copy)]
pub struct Form {
    pub draft: RwSignal<Draft>,
    pub refusal: Refusal,
}

#[component]
pub fn SettingsForm(seen: SettingsView, again: Callback<()>) -> impl IntoView {
    let (words, shared, toasts) = (words(), shared_words(), use_toasts());
    let form = Form { draft: RwSignal::new(Draft::of(&seen)), refusal: Refusal::new() };
    let (currency, includes_tax) = (seen.currency, seen.prices_include_tax);
    let first = StoredValue::new(seen);
    let save = Action::new(move |wanted: &HouseSettings| {
        let (seen, wanted) = (first.with_value(|seen| seen.settings.clone()), wanted.clone());
        async move { save_settings(seen, wanted).await }
    });
    Effect::new(move |_| match save.value().get() {
        None => {}
        Some(Ok(_)) => {
            toasts.push(Toast::success(words.saved));
            again.run(());
        }
        Some(Err(error)) => form.refusal.refuse(error),
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if save.pending().get_untracked() {
            return;
        }
        match form.draft.with_untracked(|draft| draft.check(currency, words)) {
            Ok(wanted) => {
                form.refusal.0.set(None);
                save.dispatch(wanted);
            }
            Err(fields) => form.refusal.refuse_fields(words.check_fields, fields),
        }
    };
    let is_touched = Memo::new(move |_| first.with_value(|seen| form.draft.with(|draft| *draft != Draft::of(seen))));
    let undo = move |_| {
        form.refusal.0.set(None);
        form.draft.set(first.with_value(Draft::of));
    };
    // Somebody else was faster: what they set is shown before anything is saved over it.
    let is_stale =
        Memo::new(move |_| form.refusal.0.with(|refused| matches!(refused, Some(AppError::Conflict { .. }))));
    view! {
        <form novalidate autocomplete="off" on:submit=submit class="grid max-w-4xl gap-6">
            <RefusalBanner refusal=form.refusal check_fields=words.check_fields/>
            <Show when=move || is_stale.get()>
                <div>
                    <Button kind=ButtonKind::Quiet icon="refresh" on:click=move |_| again.run(())>{words.look_again}</Button>
                </div>
            </Show>
            <House form/>
            <Issuer form/>
            <Bills form currency includes_tax/>
            <Guests form/>
            <div class="sticky bottom-0 z-10 flex justify-end gap-3 border-t border-line bg-canvas py-3">
                <Button kind=ButtonKind::Quiet disabled=Signal::derive(move || !is_touched.get()) on:click=undo>{words.undo}</Button>
                <Button submit=true disabled=Signal::derive(move || !is_touched.get()) pending=save.pending()>{shared.save}</Button>
            </div>
        </form>
    }
}
