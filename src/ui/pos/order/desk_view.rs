//! The desk as it is drawn: menu, ticket, the bar of a phone, the sheets above them, and the keys.

use std::sync::Arc;

use leptos::{
    ev::{self, KeyboardEvent},
    html,
    prelude::*,
};
use leptos_meta::Title;

use super::{
    actions::{PhoneBar, can_split, do_money_act, split},
    approval::ApprovalDialog,
    bill_to::BillToDialog,
    cancel::CancelDialog,
    customer::CustomerDialog,
    desk::{Desk, provide_desk},
    discount::DiscountDialog,
    held_card::HeldCardDialog,
    item_sheet::ItemSheet,
    menu_pane::MenuPane,
    moving::MoveDialog,
    off_sale::OffSaleDialog,
    party::PartyDialog,
    send_first::SendFirstDialog,
    ticket::Ticket,
    ticket_head::order_title,
    void_dialog::{CompDialog, VoidDialog, WaiveDialog},
    voucher::VoucherDialog,
};
use crate::{
    menu::model::Menu,
    orders::model::Order,
    tables::model::Table,
    ui::pos::{
        after::{amend::AmendDialog, refund::RefundDialog, tender::TenderDialog},
        pay::sheet::PaySheet,
        split::sheet::SplitSheet,
    },
};

/// Order entry. On a phone the ticket takes the menu's place when it is opened.
#[component]
pub fn DeskView(order: Order, table: Option<Table>, menu: Arc<Menu>) -> impl IntoView {
    let desk = provide_desk(order, table, menu);
    let search = NodeRef::<html::Input>::new();
    listen_to_keys(desk, search);
    let left = move || {
        if desk.is_ticket_open.get() {
            "hidden min-w-0 flex-1 flex-col md:flex"
        } else {
            "flex min-w-0 flex-1 flex-col"
        }
    };
    let right = move || {
        if desk.is_ticket_open.get() {
            "flex min-h-0 w-full flex-col border-line bg-surface md:w-88 md:border-l lg:w-96"
        } else {
            "hidden min-h-0 flex-col border-line bg-surface md:flex md:w-88 md:border-l lg:w-96"
        }
    };
    view! {
        <Title text=move || order_title(desk)/>
        <div class="flex h-full flex-col">
            <h1 class="sr-only">{move || order_title(desk)}</h1>
            <div class="flex min-h-0 flex-1">
                <div class=left><MenuPane search/></div>
                <aside class=right><Ticket/></aside>
            </div>
            <PhoneBar/>
        </div>
        <ItemSheet/>
        <OffSaleDialog/>
        <VoidDialog/>
        <CompDialog/>
        <WaiveDialog/>
        <DiscountDialog/>
        <PartyDialog/>
        <VoucherDialog/>
        <CustomerDialog/>
        <BillToDialog/>
        <HeldCardDialog/>
        <MoveDialog/>
        <CancelDialog/>
        <SendFirstDialog/>
        <SplitSheet/>
        <PaySheet/>
        <RefundDialog/>
        <AmendDialog/>
        <TenderDialog/>
        <ApprovalDialog/>
    }
    .into_any()
}

/// F3 search, F4 send, F6 hold, F8 split, F9 pay, Esc closes the ticket on a phone and the open line.
fn listen_to_keys(desk: Desk, search: NodeRef<html::Input>) {
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        if matches!(key.as_str(), "F3" | "F4" | "F6" | "F8" | "F9") {
            event.prevent_default();
        }
        if desk.is_covered() {
            return;
        }
        match key.as_str() {
            "F3" => {
                desk.is_ticket_open.set(false);
                if let Some(search) = search.get_untracked() {
                    // A field in the page always takes the focus.
                    let _ = search.focus();
                    search.select();
                }
            }
            "F4" => desk.send_and_leave(),
            "F6" => {
                desk.hold();
            }
            "F8" if untrack(|| can_split(desk)) => split(desk),
            "F9" => do_money_act(desk),
            "Escape" if !event.default_prevented() => {
                desk.select(None);
                desk.is_ticket_open.set(false);
            }
            _ => {}
        }
    };
    let keys = window_event_listener(ev::keydown, on_key);
    on_cleanup(move || keys.remove());
}
