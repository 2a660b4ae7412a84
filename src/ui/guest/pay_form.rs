//! Paying by card from the phone: what is left of an order, or a part of a bill that the staff divided.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    kernel::{
        ids::{OrderId, ShareId},
        money::Money,
    },
    orders::model::Order,
    payments::rpc::GuestPay,
    ui::{
        kit::button::{Button, ButtonSize},
        shared::page::do_guests_pay,
    },
};

use super::{hidden::Hidden, visit::Visit};

/// Tips to choose from, in percent.
const TIPS: [u32; 4] = [0, 5, 10, 15];

/// One payment that could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Due {
    order: OrderId,
    share: Option<ShareId>,
    /// Which part of how many; none of a bill that is not divided.
    part: Option<usize>,
    amount: Money,
}

/// What may be paid now: each order's rest, or each unpaid part of it. What is not sent yet is not owed.
fn dues(orders: &[Order]) -> Vec<Due> {
    let of_order = |order: &Order| -> Vec<Due> {
        if order.split.is_none() {
            return vec![Due { order: order.id, share: None, part: None, amount: order.totals().due }];
        }
        let parts = order.shares().into_iter().enumerate();
        parts
            .map(|(at, share)| Due { order: order.id, share: Some(share.id), part: Some(at + 1), amount: share.due })
            .collect()
    };
    let payable = orders.iter().filter(|order| order.is_open() && order.drafts().next().is_none());
    payable.flat_map(of_order).filter(|due| Money::ZERO < due.amount).collect()
}

/// A plain form on purpose, script or not: it leads to the card company's page.
#[component]
pub fn PayForms(visit: Visit) -> impl IntoView {
    let offers = do_guests_pay();
    let dues = Memo::new(move |_| if offers { visit.table.with(|table| dues(&table.orders)) } else { vec![] });
    view! {
        <For each=move || dues.get() key=|due| (due.order, due.share, due.amount) children=move |due| view! { <PayForm visit due/> }/>
    }
}

#[component]
fn PayForm(visit: Visit, due: Due) -> impl IntoView {
    let w = visit.words;
    let verb = w.pay_by_card.replace("{amount}", &visit.money(due.amount));
    let part = due.part.map(|part| w.pay_part.replace("{n}", &part.to_string()));
    let tip = move |percent: u32| {
        let text = if percent == 0 { w.no_tip.to_owned() } else { format!("{percent} %") };
        view! {
            <label class="chip cursor-pointer has-checked:bg-accent has-checked:text-on-accent">
                <input class="sr-only" type="radio" name="tip" value=percent checked=percent == 0/>
                {text}
            </label>
        }
    };
    view! {
        <form method="post" action=GuestPay::url() class="mt-4 grid gap-3 border-t border-line pt-4">
            <Hidden visit/>
            <input type="hidden" name="order" value=due.order.to_string()/>
            {due.share.map(|share| view! { <input type="hidden" name="share" value=share.to_string()/> })}
            {part.map(|part| view! { <p class="font-semibold">{part}</p> })}
            <fieldset class="flex flex-wrap items-center gap-2">
                <legend class="mb-2 text-sm text-ink-muted">{w.pay_tip}</legend>
                {TIPS.map(tip).collect_view()}
            </fieldset>
            <Button submit=true size=ButtonSize::Huge wide=true icon="card">{verb}</Button>
        </form>
    }
    .into_any()
}
