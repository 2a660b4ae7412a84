//! What is wrong, across the whole screen, where nobody overlooks it.

use leptos::prelude::*;

use crate::{
    kernel::error::AppError,
    ui::{
        kit::{
            button::{Button, ButtonKind},
            button_link::ButtonLink,
            icon::{Icon, IconSize},
        },
        shared::{live::Link, next_path::door, words::words as shared_words},
    },
};

use super::{desk::Desk, station_tabs::href, words::words};

/// The house server is away, the board may be old, or this person may only look.
#[component]
pub fn Bars(desk: Desk) -> impl IntoView {
    let is_lost = Memo::new(move |_| desk.live.link.get() == Link::Lost);
    let is_old = Memo::new(move |_| desk.feed.failure.with(Option::is_some) && !is_lost.get());
    view! {
        <div role="alert">
            {move || is_lost.get().then(|| view! {
                <p class="flex min-h-row items-center gap-3 bg-danger-solid px-4 py-2 text-xl font-bold text-on-danger">
                    <Icon name="wifi-off" size=IconSize::Large/>
                    <span>{shared_words().server_away}</span>
                </p>
            })}
            <Show when=move || is_old.get()><NotRefreshed desk/></Show>
        </div>
        {(!desk.may_advance).then(|| view! {
            <p class="flex min-h-touch items-center gap-3 bg-info-soft px-4 text-info">
                <Icon name="eye"/>
                <span>{words().view_only}</span>
            </p>
        })}
    }
}

/// The last fetch failed; what is shown may be old.
#[component]
fn NotRefreshed(desk: Desk) -> impl IntoView {
    let (words, shared) = (words(), shared_words());
    let is_signed_out =
        Memo::new(move |_| desk.feed.failure.with(|failure| *failure == Some(AppError::Unauthenticated)));
    let back = move || door("/login", &href(desk.feed.station.get()));
    view! {
        <div class="flex min-h-row items-center gap-3 bg-warning-solid px-4 py-1 font-bold text-on-warning">
            <Icon name="warning" size=IconSize::Large/>
            <p class="flex-1">{words.not_refreshed}</p>
            <Show when=move || is_signed_out.get()>
                <ButtonLink href=Signal::derive(back) kind=ButtonKind::Quiet icon="log-in" external=true>
                    {words.sign_in_again}
                </ButtonLink>
            </Show>
            <Show when=move || !is_signed_out.get()>
                <Button kind=ButtonKind::Quiet icon="refresh" on:click=move |_| desk.feed.refresh()>
                    {shared.retry}
                </Button>
            </Show>
        </div>
    }
}
