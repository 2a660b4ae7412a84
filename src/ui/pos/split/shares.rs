//! The parts of a divided bill: what each comes to, which are paid, and paying the next.

use leptos::prelude::*;

use super::make::seat_of;
use crate::{
    kernel::{money::Money, permission::Permission},
    orders::model::{
        Order,
        split::{Part, Share, ShareFigures},
    },
    ui::{
        kit::{
            badge::Badge,
            button::{Button, ButtonSize},
            empty::Empty,
            tone::Tone,
        },
        pos::{
            order::desk::Desk,
            words::{fill, money, ticket},
        },
        shared::{page::language, words},
    },
};

/// `Seat 2`, `Guest 3`.
pub fn share_name(order: &Order, share: &Share, at: usize) -> String {
    match seat_of(order, share) {
        Some(seat) => fill(ticket::words().seat_n, seat),
        None => fill(money::words().guest_n, at + 1),
    }
}

/// The name of a share of this order; none when it is not divided so any more.
pub fn name_of(desk: Desk, id: crate::kernel::ids::ShareId) -> Option<String> {
    desk.order.with(|order| {
        let shares = &order.split.as_ref()?.shares;
        let at = shares.iter().position(|share| share.id == id)?;
        Some(share_name(order, shares.get(at)?, at))
    })
}

/// Every share with its figures.
fn rows(order: &Order) -> Vec<(Share, ShareFigures, String)> {
    let shares = order.split.as_ref().map(|split| split.shares.clone()).unwrap_or_default();
    let rows = shares.into_iter().zip(order.shares()).enumerate();
    rows.map(|(at, (share, figures))| {
        let name = share_name(order, &share, at);
        (share, figures, name)
    })
    .collect()
}

#[component]
pub fn Shares(desk: Desk) -> impl IntoView {
    let (m, shared) = (money::words(), words::words());
    let ids = Memo::new(move |_| {
        desk.order.with(|order| {
            let shares = order.split.as_ref().map(|split| split.shares.as_slice()).unwrap_or_default();
            shares.iter().map(|share| share.id).collect::<Vec<_>>()
        })
    });
    let rows = Memo::new(move |_| desk.order.with(rows));
    let due = move || desk.order.with(|order| order.totals().due);
    view! {
        <div class="grid min-w-0 grid-cols-1 content-start gap-3">
            <p class="flex items-baseline justify-between gap-4">
                <span class="font-bold">{shared.left_to_pay}</span>
                <span class="text-3xl font-bold tabular-nums">{move || desk.pos.money(due())}</span>
            </p>
            <ul class="grid grid-cols-1 gap-2" aria-label=m.shares>
                <For each=move || ids.get() key=|id| *id let:id>
                    {
                        let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|(share, ..)| share.id == id).cloned()));
                        view! { <ShareRow desk row/> }
                    }
                </For>
            </ul>
            {move || ids.with(Vec::is_empty).then(|| view! { <Empty icon="split" title=m.not_split_title text=m.not_split_text.to_owned()/> })}
        </div>
    }
    .into_any()
}

#[component]
fn ShareRow(desk: Desk, row: Memo<Option<(Share, ShareFigures, String)>>) -> impl IntoView {
    let m = money::words();
    let may_take = desk.pos.may(Permission::PaymentsTake);
    let figure = move |read: fn(&ShareFigures) -> Money| {
        row.with(|row| row.as_ref().map(|(_, figures, _)| read(figures)).unwrap_or_default())
    };
    let is_open = Memo::new(move |_| Money::ZERO < figure(|figures| figures.due));
    let name = move || row.with(|row| row.as_ref().map(|(_, _, name)| name.clone()).unwrap_or_default());
    let dishes = move || row.with(|row| row.as_ref().map(|(share, ..)| dishes(desk, share)).unwrap_or_default());
    let is_blocked = move || desk.draft_counts() != (0, 0) || !desk.is_settled();
    let pay = move |_| {
        if let Some((share, ..)) = row.get_untracked() {
            desk.close_sheet();
            desk.share.set(Some(share.id));
            desk.is_paying.set(true);
        }
    };
    let class = move || {
        if is_open.get() {
            "flex min-h-tile items-center gap-3 rounded-lg border border-line-strong bg-surface py-1.5 pr-2 pl-3"
        } else {
            "flex min-h-tile items-center gap-3 rounded-lg border border-line bg-sunken py-1.5 pr-3 pl-3"
        }
    };
    view! {
        <li class=class>
            <div class="min-w-0 flex-1">
                <p class="font-semibold">{name}</p>
                <p class="truncate text-sm text-ink-muted">{dishes}</p>
            </div>
            <span class="price text-lg">{move || desk.pos.money(figure(|figures| figures.amount))}</span>
            {move || (is_open.get() && may_take).then(|| view! {
                <Button size=ButtonSize::Medium icon="cash" disabled=Signal::derive(is_blocked) on:click=pay attr:aria-label=move || fill(m.pay_share, name())>{m.pay}</Button>
            })}
            {move || (!is_open.get()).then(|| view! { <Badge tone=Tone::Success large=true>{m.share_paid}</Badge> })}
        </li>
    }
    .into_any()
}

/// What a share is for: its dishes, with the part of each that is its own.
fn dishes(desk: Desk, share: &Share) -> String {
    let language = language();
    let Part::Lines { portions } = &share.part else { return String::new() };
    desk.order.with(|order| {
        let all = order.split.as_ref().map(|split| split.shares.as_slice()).unwrap_or_default();
        let weight = |line| -> u32 {
            let of_line = all.iter().filter_map(|share| match &share.part {
                Part::Lines { portions } => portions.iter().find(|portion| portion.line == line),
                Part::Amount { .. } | Part::Even => None,
            });
            of_line.map(|portion| portion.weight).sum()
        };
        let text = portions.iter().filter_map(|portion| {
            let line = order.line(portion.line)?;
            let name = line.name.in_language(language);
            let all = weight(line.id);
            Some(match (portion.weight == all, line.quantity) {
                (true, 1) => name.to_owned(),
                (true, quantity) => format!("{quantity} {name}"),
                (false, quantity) if quantity == all => format!("{} {name}", portion.weight),
                (false, quantity) => format!("{}/{all} {name}", portion.weight * quantity),
            })
        });
        text.collect::<Vec<String>>().join(", ")
    })
}
