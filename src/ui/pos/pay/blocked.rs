//! What is in the way of taking money, and how to get it out of the way.

use leptos::prelude::*;

use super::state::PayState;
use crate::ui::{
    kit::{
        banner::Banner,
        button::{Button, ButtonKind},
        spinner::{Spinner, SpinnerSize},
        tone::Tone,
    },
    pos::words::{count, words},
};

#[component]
pub fn Blocked(state: PayState) -> impl IntoView {
    let w = words();
    let desk = state.desk;
    let drafts = Memo::new(move |_| desk.draft_counts());
    let is_settled = Memo::new(move |_| desk.is_settled());
    let is_stuck = Memo::new(move |_| desk.is_stuck());
    let send = move |_| {
        desk.send();
    };
    let send_theirs = move |_| {
        desk.send_guests_drafts();
    };
    view! {
        {move || match (is_settled.get(), is_stuck.get(), drafts.get()) {
            (false, true, _) => Some(view! { <Banner tone=Tone::Danger>{w.pay_needs_server}</Banner> }.into_any()),
            (false, false, _) => Some(view! {
                <p class="flex min-h-12 items-center gap-3 text-ink-muted"><Spinner label=w.sending size=SpinnerSize::Small/>{w.sending}</p>
            }.into_any()),
            (true, _, (own, _)) if 0 < own => Some(view! {
                <Banner tone=Tone::Warning action=move || view! { <Button icon="send" on:click=send>{w.send}</Button> }>{count(w.n_not_sent, own)}</Banner>
            }.into_any()),
            (true, _, (_, guests)) if 0 < guests => Some(view! {
                <Banner
                    tone=Tone::Warning
                    action=move || view! { <Button kind=ButtonKind::Quiet icon="send" on:click=send_theirs>{w.send_theirs}</Button> }
                >
                    {count(w.n_guests_drafts, guests)}
                </Banner>
            }.into_any()),
            (true, _, _) => None,
        }}
    }
    .into_any()
}
