//! The editor at the side of the list, and the question before a promotion ends.

use leptos::prelude::*;

use crate::{
    menu::model::Menu,
    ui::{
        admin::{
            fill::fill,
            place::Place,
            promotions::{
                acts::Acts,
                draft::PromotionDraft,
                form::{FORM, PromotionFormView},
                words::words,
            },
            schedule::draft::ScheduleDraft,
        },
        kit::{
            button::{Button, ButtonKind},
            confirm::Confirm,
            drawer::Drawer,
        },
        shared::words::words as shared_words,
    },
};

/// Opens the editor for a new promotion.
#[component]
pub fn NewPromotion(acts: Acts) -> impl IntoView {
    let open = move |_| {
        acts.refusal.0.set(None);
        acts.opened.set(Some((PromotionDraft::default(), ScheduleDraft::default())));
    };
    view! { <Button icon="plus" on:click=open>{words().new_promotion}</Button> }
}

#[component]
pub fn PromotionEditor(menu: Signal<Menu>, acts: Acts, place: Place) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let close = move |()| {
        if !acts.save.pending().get_untracked() {
            acts.opened.set(None);
        }
    };
    let title = move || {
        acts.opened.with(|opened| match opened {
            Some((PromotionDraft { id: Some(_), name, .. }, _)) => fill(words.edit, "name", name),
            Some(_) | None => words.new_promotion.to_owned(),
        })
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet disabled=acts.save.pending() on:click=move |_| close(())>{shared.cancel}</Button>
            <Button submit=true pending=acts.save.pending() attr:form=FORM>{shared.save}</Button>
        }
    };
    view! {
        <Drawer
            open=Signal::derive(move || acts.opened.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=shared.close
            footer
        >
            {move || acts.opened.get().map(|opened| view! { <PromotionFormView opened menu acts place/> })}
        </Drawer>
    }
}

/// Before a promotion is stopped for good.
#[component]
pub fn StopQuestion(acts: Acts) -> impl IntoView {
    let words = words();
    let title = move || {
        let name = acts.asked.with(|asked| asked.as_ref().map(|promotion| promotion.name.clone()).unwrap_or_default());
        fill(words.stop, "name", name)
    };
    let confirm = move |()| {
        if let Some(promotion) = acts.asked.get_untracked() {
            acts.stop.dispatch(promotion);
        }
    };
    view! {
        <Confirm
            open=Signal::derive(move || acts.asked.with(Option::is_some))
            title=Signal::derive(title)
            text=words.stop_text.to_owned()
            verb=words.stop_short
            cancel=shared_words().cancel
            danger=true
            pending=acts.stop.pending()
            close_label=shared_words().close
            on_confirm=confirm
            on_close=move |()| acts.asked.set(None)
        />
    }
}
