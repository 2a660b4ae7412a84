//! A party without an open order: another round, or the table is cleared.

use leptos::prelude::*;

use super::acts::FloorActs;
use crate::{
    kernel::permission::Permission,
    orders::model::Channel,
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            dialog::{Dialog, DialogSize},
        },
        pos::{
            context::use_pos,
            words::{fill_name, words},
        },
        shared::words,
    },
};

#[component]
pub fn TableSheet(acts: FloorActs) -> impl IntoView {
    let w = words();
    let may_close = use_pos().may(Permission::PaymentsTake);
    let asked = acts.asked;
    let title = move || {
        asked.with(|party| party.as_ref().map(|party| fill_name(w.table_named, &party.table_name)).unwrap_or_default())
    };
    let another = move |_| {
        if let Some(party) = asked.get_untracked() {
            acts.open(Channel::DineIn, Some((party.table, party.covers)));
        }
    };
    let clear = move |_| {
        if let Some(party) = asked.get_untracked() {
            acts.close(party.seating, &party.table_name);
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=Signal::derive(title)
            size=DialogSize::Small
            close_label=words::words().close
        >
            <p class="mb-4 text-ink-muted">{w.party_without_order}</p>
            <div class="grid gap-3">
                <Button size=ButtonSize::Huge icon="plus" pending=acts.is_busy wide=true on:click=another>{w.another_round}</Button>
                {may_close.then(|| view! {
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Huge icon="check" pending=acts.is_busy wide=true on:click=clear>{w.close_table}</Button>
                })}
            </div>
        </Dialog>
    }
}
