//! Before money is taken: what is still in the staff's cart is sent first, or it is not paid yet.

use leptos::prelude::*;

use super::{desk::use_desk, sheet::Sheet};
use crate::ui::{
    kit::{
        button::{Button, ButtonKind, ButtonSize},
        dialog::{Dialog, DialogSize},
    },
    pos::words::{count, ticket},
    shared::{page::language, words},
};

#[component]
pub fn SendFirstDialog() -> impl IntoView {
    let desk = use_desk();
    let t = ticket::words();
    let language = language();
    let own = Memo::new(move |_| {
        desk.order.with(|order| {
            let own = order.drafts().filter(|line| line.by.guest().is_none());
            own.map(|line| (line.quantity, line.name.in_language(language).to_owned())).collect::<Vec<_>>()
        })
    });
    let portions = move || own.with(|own| own.iter().map(|(quantity, _)| *quantity).sum::<u32>());
    let send = move |_| {
        if desk.send() {
            desk.close_sheet();
            desk.pay();
        }
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{t.not_yet}</Button>
            <Button size=ButtonSize::Large icon="send" on:click=send>{t.send_and_pay}</Button>
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || desk.sheet.get() == Some(Sheet::SendFirst))
            on_close=move |()| desk.close_sheet()
            title=Signal::derive(move || count(t.n_sent_first, portions()))
            size=DialogSize::Small
            footer
            close_label=words::words().close
        >
            <p class="mb-3 text-ink-muted">{t.send_first_text}</p>
            <ul class="grid gap-1">
                {move || own.get().into_iter().map(|(quantity, name)| view! {
                    <li class="flex gap-2"><span class="w-7 text-end font-bold tabular-nums">{quantity}</span><span>{name}</span></li>
                }).collect_view()}
            </ul>
        </Dialog>
    }
}
