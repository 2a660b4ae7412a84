//! What went wrong and what is said aloud.

use leptos::prelude::*;

use crate::ui::{
    kit::{
        banner::Banner,
        button::{Button, ButtonKind},
        icon::Icon,
        icon_button::IconButton,
        tone::Tone,
    },
    shared::{error_text::error_text, live::Link, words},
};

use super::visit::Visit;

/// The last refusal, in view wherever the page is scrolled to. A form sent without script finds its reason here too.
#[component]
pub fn Notices(visit: Visit, link: ReadSignal<Link>) -> impl IntoView {
    let jobs = visit.jobs;
    // Below the bar that says so.
    let is_lost = move || link.get() == Link::Lost;
    let act = move || {
        view! {
            <Show when=move || jobs.has_failed()>
                <Button kind=ButtonKind::Quiet icon="refresh" on:click=move |_| jobs.try_again(visit)>
                    {words::words().retry}
                </Button>
            </Show>
            <Show when=move || visit.awake.get()>
                <IconButton icon="x" label=words::words().close on:click=move |_| jobs.dismiss()/>
            </Show>
        }
    };
    let refusal = move || {
        jobs.trouble.get().map(|error| {
            view! {
                <div class="mt-3 rounded-lg shadow-md">
                    <Banner tone=Tone::Danger title=visit.words.not_done action=act>{error_text(&error)}</Banner>
                </div>
            }
        })
    };
    view! {
        <div class="sticky z-30" class=("top-2", move || !is_lost()) class=("top-18", is_lost)>{refusal}</div>
        <p class="sr-only" role="status">{move || visit.said.get()}</p>
    }
}

/// Stays while the house server cannot be heard.
#[component]
pub fn LostBar(link: ReadSignal<Link>) -> impl IntoView {
    move || {
        (link.get() == Link::Lost).then(|| view! {
            <div role="alert" class="sticky top-0 z-40 flex min-h-16 items-center justify-center gap-3 bg-danger-solid px-4 py-3 text-sm font-semibold text-on-danger">
                <Icon name="wifi-off"/>
                <span>{words::words().server_away}</span>
            </div>
        })
    }
}
