//! What is wrong, across the whole screen, where nobody overlooks it.

use leptos::prelude::*;

use crate::{
    kernel::error::AppError,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            button_link::ButtonLink,
            icon::{Icon, IconSize},
        },
        shared::{live::Link, words::words as shared_words},
    },
};

use super::{desk::Desk, station_tabs::href, words::words};

/// The house server is away, the board may be old, or this person may only look.
#[component]
pub fn Bars(desk: Desk) -> impl IntoView {
    let is_lost = Memo::new(move |_| desk.live.link.get() == Link::Lost);
    let failure = Memo::new(move |_| desk.feed.failure.get().filter(|_| !is_lost.get()));
    view! {
        <div role="alert">
            {move || is_lost.get().then(|| view! {
                <p class="flex min-h-row items-center gap-3 bg-danger-solid px-4 py-2 text-xl font-bold text-on-danger">
                    <Icon name="wifi-off" size=IconSize::Large/>
                    <span>{shared_words().server_away}</span>
                </p>
            })}
            {move || failure.get().map(|error| view! { <NotRefreshed desk error/> })}
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
fn NotRefreshed(desk: Desk, error: AppError) -> impl IntoView {
    let way_out = if error == AppError::Unauthenticated {
        let back = format!("/login?next={}", href(desk.feed.station.get_untracked()));
        view! { <ButtonLink href=back kind=ButtonKind::Quiet size=ButtonSize::Medium icon="log-in" external=true>{words().sign_in_again}</ButtonLink> }
            .into_any()
    } else {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Medium icon="refresh" on:click=move |_| desk.feed.refresh()>
                {shared_words().retry}
            </Button>
        }
        .into_any()
    };
    view! {
        <div class="flex min-h-row items-center gap-3 bg-warning-solid px-4 py-1 font-bold text-on-warning">
            <Icon name="warning" size=IconSize::Large/>
            <p class="flex-1">{words().not_refreshed}</p>
            {way_out}
        </div>
    }
}
