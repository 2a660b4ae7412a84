//! What is in the way of taking money, and how to get it out of the way.

use leptos::prelude::*;

use crate::ui::{
    kit::{
        banner::Banner,
        button::{Button, ButtonKind},
        spinner::{Spinner, SpinnerSize},
        tone::Tone,
    },
    pos::{
        order::desk::Desk,
        words::{count, words},
    },
};

#[component]
pub fn Blocked(desk: Desk) -> impl IntoView {
    let w = words();
    let drafts = Memo::new(move |_| desk.draft_counts());
    let is_settled = Memo::new(move |_| desk.is_settled());
    let is_stuck = Memo::new(move |_| desk.is_stuck());
    let is_away = Memo::new(move |_| !is_settled.get() && is_stuck.get());
    let is_sending = Memo::new(move |_| !is_settled.get() && !is_stuck.get());
    let has_own = Memo::new(move |_| is_settled.get() && 0 < drafts.get().0);
    let has_theirs = Memo::new(move |_| is_settled.get() && drafts.get().0 == 0 && 0 < drafts.get().1);
    let send = move |_| {
        desk.send();
    };
    let send_theirs = move |_| {
        desk.send_guests_drafts();
    };
    view! {
        {move || is_away.get().then(|| view! { <Banner tone=Tone::Danger>{w.pay_needs_server}</Banner> })}
        {move || is_sending.get().then(|| view! {
            <p class="flex min-h-12 items-center gap-3 text-ink-muted"><Spinner label=w.sending size=SpinnerSize::Small/>{w.sending}</p>
        })}
        {move || has_own.get().then(|| view! {
            <Banner tone=Tone::Warning action=move || view! { <Button icon="send" on:click=send>{w.send}</Button> }>
                {move || count(w.n_not_sent, drafts.get().0)}
            </Banner>
        })}
        {move || has_theirs.get().then(|| view! {
            <Banner
                tone=Tone::Warning
                action=move || view! { <Button kind=ButtonKind::Quiet icon="send" on:click=send_theirs>{w.send_theirs}</Button> }
            >
                {move || count(w.n_guests_drafts, drafts.get().1)}
            </Banner>
        })}
    }
    .into_any()
}
