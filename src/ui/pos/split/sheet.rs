//! The split sheet: how the bill is divided at the left, what each part comes to and paying it at the right.

use leptos::prelude::*;

use super::{
    by_dish::ByDish,
    make::{amount, by_seat, even},
    shares::Shares,
};
use crate::{
    kernel::money::Money,
    orders::model::{
        command::OrderCommand,
        split::{Part, Share},
    },
    ui::{
        kit::{
            button::{Button, ButtonKind, ButtonSize},
            choice::Choice,
            dialog::{Dialog, DialogSize},
            keypad::{Keypad, KeypadCorner},
            keypad_key::KeypadKey,
            segmented::Segmented,
        },
        pos::{
            order::{
                desk::{Desk, use_desk},
                sheet::Sheet,
                ticket_head::order_title,
            },
            pay::blocked::Blocked,
            words::{fill, fill_name, money, words},
        },
        shared::{new_id::new_id, words},
    },
};

const EVEN: &str = "even";
const SEATS: &str = "seats";
const DISHES: &str = "dishes";
const AMOUNT: &str = "amount";
/// The usual numbers of people; more are counted with the stepper's keys.
const PEOPLE: [u32; 7] = [2, 3, 4, 5, 6, 7, 8];
const DIGITS_MAX: usize = 9;

/// Divides what is not paid yet into these shares.
pub fn divide(desk: Desk, shares: Vec<Share>) -> bool {
    desk.act(OrderCommand::Split { shares })
}

#[component]
pub fn SplitSheet() -> impl IntoView {
    let desk = use_desk();
    let m = money::words();
    let mode = RwSignal::new(EVEN);
    let is_open = Memo::new(move |_| desk.sheet.get() == Some(Sheet::Split));
    let has_seats = Memo::new(move |_| desk.order.with(|order| order.sent_lines().any(|line| line.seat.is_some())));
    // Dishes that have seats are the usual wish: one tap makes a share of each seat.
    let on_mode = move |chosen: String| {
        let chosen = [EVEN, SEATS, DISHES, AMOUNT].into_iter().find(|known| *known == chosen).unwrap_or(EVEN);
        mode.set(chosen);
        if chosen == SEATS && has_seats.get_untracked() {
            let shares = desk.order.with_untracked(|order| by_seat(order, new_id));
            divide(desk, shares);
        }
    };
    Effect::new(move |_| {
        if is_open.get() {
            mode.set(EVEN);
        }
    });
    let footer = move || view! { <Footer desk/> };
    view! {
        <Dialog
            open=is_open
            on_close=move |()| desk.close_sheet()
            title=Signal::derive(move || fill_name(m.split_title, &order_title(desk)))
            size=DialogSize::Large
            footer
            close_label=words::words().close
        >
            <div class="grid gap-5 md:min-h-112 md:grid-cols-[1fr_22rem]">
                <div class="grid min-w-0 grid-cols-1 content-start gap-4">
                    <Blocked desk/>
                    <Segmented
                        label=m.split_how
                        name="split-mode"
                        options=vec![
                            Choice::new(EVEN, m.split_even),
                            Choice::new(SEATS, m.split_seats),
                            Choice::new(DISHES, m.split_dishes),
                            Choice::new(AMOUNT, m.split_amount),
                        ]
                        value=Signal::derive(move || mode.get().to_owned())
                        on_change=on_mode
                        hide_label=true
                        wide=true
                    />
                    {move || (mode.get() == EVEN).then(|| view! { <Even desk/> })}
                    {move || (mode.get() == SEATS).then(|| view! {
                        <p class="text-ink-muted">{if has_seats.get() { m.split_seats_text } else { m.split_no_seats }}</p>
                    })}
                    {move || (mode.get() == DISHES).then(|| view! { <ByDish desk/> })}
                    {move || (mode.get() == AMOUNT).then(|| view! { <Amount desk/> })}
                </div>
                <Shares desk/>
            </div>
        </Dialog>
    }
}

/// So many even parts.
#[component]
fn Even(desk: Desk) -> impl IntoView {
    let m = money::words();
    let people_now = Memo::new(move |_| {
        desk.order.with(|order| {
            let shares = order.split.as_ref().map(|split| split.shares.as_slice()).unwrap_or_default();
            let open = shares.iter().filter(|share| share.part == Part::Even).count();
            u32::try_from(open).unwrap_or_default()
        })
    });
    let key = move |people: u32| {
        let class = "grid min-h-tile place-items-center rounded-lg border-2 border-line-strong bg-surface text-2xl font-bold tabular-nums hover:bg-surface-2 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink";
        view! {
            <button
                type="button"
                class=class
                aria-label=fill(m.split_by_n, people)
                aria-pressed=move || if people_now.get() == people { "true" } else { "false" }
                on:click=move |_| {
                    divide(desk, even(people, new_id));
                }
            >
                {people}
            </button>
        }
    };
    view! {
        <p class="text-ink-muted">{m.split_even_text}</p>
        <div class="grid grid-cols-4 gap-2" role="group" aria-label=m.split_even>
            {PEOPLE.map(key).collect_view()}
            <button
                type="button"
                class="grid min-h-tile place-items-center rounded-lg border-2 border-line-strong bg-surface text-2xl font-bold hover:bg-surface-2"
                aria-label=m.split_one_more
                on:click=move |_| {
                    divide(desk, even((people_now.get_untracked() + 1).clamp(2, 50), new_id));
                }
            >
                "+1"
            </button>
        </div>
    }
    .into_any()
}

/// A typed amount, and the rest.
#[component]
fn Amount(desk: Desk) -> impl IntoView {
    let (w, m) = (words(), money::words());
    let typed = RwSignal::new(String::new());
    let sum = move || {
        let minor = typed.with(|typed| typed.parse::<i64>().ok()).filter(|minor| 0 < *minor)?;
        Money::try_from(minor).ok()
    };
    let is_fitting = move || sum().is_some_and(|sum| sum < desk.order.with(|order| order.totals().due));
    let verb = move || fill_name(m.split_off_amount, &desk.pos.money(sum().unwrap_or(Money::ZERO)));
    let make = move |_| {
        if let Some(sum) = untrack(sum)
            && divide(desk, amount(sum, new_id))
        {
            typed.set(String::new());
        }
    };
    view! {
        <p class="text-ink-muted">{m.split_amount_text}</p>
        <p class="rounded-lg bg-sunken p-3 text-end text-3xl font-bold tabular-nums" aria-live="polite">{move || desk.pos.money(sum().unwrap_or(Money::ZERO))}</p>
        <Keypad label=w.amount on_key=move |key: KeypadKey| typed.update(|typed| *typed = key.apply(typed, DIGITS_MAX)) corner=KeypadCorner::DoubleZero backspace_label=w.backspace clear_label=w.clear/>
        <Button size=ButtonSize::Large wide=true disabled=Signal::derive(move || !is_fitting()) on:click=make>{verb}</Button>
    }
    .into_any()
}

/// One bill again, while nobody has paid a part.
#[component]
fn Footer(desk: Desk) -> impl IntoView {
    let m = money::words();
    let can_join = Memo::new(move |_| {
        desk.order.with(|order| order.split.is_some() && order.payments.iter().all(|payment| payment.share.is_none()))
    });
    view! {
        {move || can_join.get().then(|| view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="merge" on:click=move |_| { divide(desk, vec![]); }>{m.one_bill}</Button>
        })}
        <Button kind=ButtonKind::Quiet size=ButtonSize::Large on:click=move |_| desk.close_sheet()>{m.back_to_order}</Button>
    }
}
