//! The big button.

use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};

use crate::{
    orders::rpc::guest::GuestSend,
    tables::model::SeatingState,
    ui::kit::{
        banner::Banner,
        button::{Button, ButtonKind, ButtonSize},
        button_link::ButtonLink,
        tone::Tone,
    },
};

use super::{acts::Act, focus::focus, hidden::Hidden, visit::Visit};

/// Sends every draft of the table; until the staff have opened the table it says so instead.
#[component]
pub fn SendForm(visit: Visit) -> impl IntoView {
    let waiting = Memo::new(move |_| visit.table.with(|table| table.state == SeatingState::AwaitingApproval));
    view! {
        <Show when=move || waiting.get()><Waiting visit/></Show>
        <Show when=move || !waiting.get()><Send visit/></Show>
    }
}

#[component]
fn Send(visit: Visit) -> impl IntoView {
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let done = Callback::new(move |()| {
            visit.said.try_set(visit.words.sent_said.to_owned());
            focus("page-title");
        });
        if !visit.jobs.is_sending() {
            visit.jobs.push(visit, Act::Send, Some(done));
        }
    };
    let sum = move || {
        let bill = visit.bill.get();
        format!("{} · {}", visit.words.items(bill.unsent), visit.money(bill.unsent_amount))
    };
    view! {
        <form method="post" action=GuestSend::url() on:submit=send>
            <Hidden visit/>
            <Button submit=true kind=ButtonKind::Primary size=ButtonSize::Huge wide=true icon="send" pending=Signal::derive(move || visit.jobs.is_sending())>
                <span class="block leading-tight">{visit.words.send}</span>
                <span class="block text-sm font-semibold tabular-nums">{sum}</span>
            </Button>
        </form>
    }
}

/// The live page opens by itself; without script there is a link to look again.
#[component]
fn Waiting(visit: Visit) -> impl IntoView {
    let action = move || {
        view! {
            <ButtonLink href=visit.path("/order") kind=ButtonKind::Quiet icon="refresh" external=true>
                {visit.words.look_again}
            </ButtonLink>
        }
    };
    view! {
        <Banner tone=Tone::Info title=visit.words.waiting action=action>{visit.words.waiting_text}</Banner>
    }
}
