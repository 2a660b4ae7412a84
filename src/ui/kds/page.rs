//! The page: which station, the first board, and what stands there until it comes.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use crate::{
    kernel::error::AppError,
    kitchen::rpc,
    ui::{
        kit::{button_link::ButtonLink, error_view::ErrorView, toast::provide_toasts, toast_host::ToastHost},
        shared::{
            error_text::error_text,
            live::{SignedOut, use_live},
            words::words as shared_words,
        },
    },
};

use super::{board_view::BoardView, skeleton::BoardSkeleton, words::words};

/// `/kds` for everything, `/kds/{station}` for one station. Always dark: kitchens are read from afar.
#[component]
pub fn KdsPage() -> impl IntoView {
    provide_toasts();
    let params = use_params_map();
    let station = Memo::new(move |_| params.with(|params| params.get("station")?.parse().ok()));
    let live = use_live("/live".into(), SignedOut::Leaves);
    let attempt = RwSignal::new(0);
    // Only the first board: later ones are fetched in place, so that what a finger is on stays there.
    let first_station = station.get_untracked();
    let first = Resource::new(move || attempt.get(), move |_| rpc::board(first_station));
    view! {
        <Title text=format!("{} · Comanda", words().kitchen)/>
        <div data-theme="dark" class="flex h-dvh flex-col overflow-hidden bg-canvas text-lg text-ink">
            <h1 class="sr-only">{words().kitchen}</h1>
            <Transition fallback=|| view! { <BoardSkeleton/> }>
                {move || Suspend::new(async move {
                    // A closure each: neither is ever drawn over the one before, listeners included.
                    match first.await {
                        Ok(board) => {
                            (move || view! { <BoardView station first_station first=board.clone() live/> }).into_any()
                        }
                        Err(error) => (move || {
                            let on_retry = move |()| attempt.update(|n| *n += 1);
                            view! { <NotLoaded error=error.clone() is_one_station=first_station.is_some() on_retry/> }
                        })
                        .into_any(),
                    }
                })}
            </Transition>
            <ToastHost dismiss_label=shared_words().close/>
        </div>
    }
}

/// The first board did not come.
#[component]
fn NotLoaded(error: AppError, is_one_station: bool, #[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let sign_in = (error == AppError::Unauthenticated).then(|| {
        view! { <ButtonLink href="/login?next=/kds" icon="log-in" external=true>{words().sign_in_again}</ButtonLink> }
    });
    // The one station asked for may not exist any more.
    let all = is_one_station.then(|| {
        view! { <a class="link inline-flex min-h-touch items-center" href="/kds" rel="external">{words().all_stations}</a> }
    });
    view! {
        <main class="grid flex-1 place-content-center justify-items-center gap-2">
            <ErrorView title=words().not_loaded text=error_text(&error) on_retry retry_label=shared_words().retry/>
            {sign_in}
            {all}
        </main>
    }
}
