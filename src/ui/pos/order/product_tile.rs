//! One dish on the menu to tap on.

use std::time::Duration;

use leptos::{
    ev::{MouseEvent, PointerEvent},
    leptos_dom::helpers::TimeoutHandle,
    prelude::*,
};

use super::desk::{Desk, use_desk};
use crate::{
    kernel::{error::AppError, ids::ItemId, permission::Permission, time::Timestamp},
    menu::model::{Availability, Item, price::Entered, selection::Selection, words::Translated},
    orders::model::error::OrderError,
    ui::{
        kit::{badge::Badge, tone::Tone},
        pos::words::{fill, words},
        shared::{page::language, price::price_text, words},
    },
};

/// From here on the tile counts down what the stock still makes.
const FEW: u32 = 12;
/// How long a finger rests before it means the sale, not the dish.
const LONG_PRESS: Duration = Duration::from_millis(550);

/// Whether it can be ordered; before the clock runs, what the menu says.
pub fn is_on_sale(item: &Item, now: Option<Timestamp>) -> bool {
    match (item.availability, now) {
        (Availability::OnSale, _) => true,
        (Availability::OffSale { .. }, Some(now)) => item.is_on_sale(now),
        (Availability::OffSale { .. }, None) => false,
    }
}

/// A tap on a dish: added at once where nothing has to be chosen.
pub fn press(desk: Desk, item: ItemId) {
    let now = desk.pos.now.get_untracked();
    let Some((is_on_sale, needs_choice, name)) = desk.menu.with_untracked(|menu| {
        let item = menu.item(item)?;
        Some((is_on_sale(item, now), item.needs_choice(menu), item.name.own.clone()))
    }) else {
        return;
    };
    if !is_on_sale {
        desk.pos.fail(AppError::from(OrderError::OffSale { item: name }));
    } else if needs_choice {
        desk.ask_choices(item);
    } else {
        desk.add(item, (Selection::default(), Entered::None), 1, None);
    }
}

/// Price, what is left, how many are in the cart. A long press or the second mouse button asks about its sale.
#[component]
pub fn ProductTile(item: ItemId) -> impl IntoView {
    let desk = use_desk();
    let w = words();
    let shared = words::words();
    let language = language();
    let known = Memo::new(move |_| desk.menu.with(|menu| menu.item(item).cloned()));
    let text = move |read: fn(&Item) -> &Translated| {
        known.with(|item| item.as_ref().map(|item| read(item).in_language(language).to_owned()).unwrap_or_default())
    };
    let is_off = Memo::new(move |_| {
        let now = desk.pos.now.get();
        known.with(|item| item.as_ref().is_none_or(|item| !is_on_sale(item, now)))
    });
    let price = move || {
        known.with(|item| {
            item.as_ref().map(|item| {
                let price = desk.item_now(item).price;
                let price = price_text(item.pricing, price, desk.currency());
                if item.variants.is_empty() { price } else { format!("{} {price}", shared.from) }
            })
        })
    };
    let left = move || known.with(|item| item.as_ref().and_then(|item| item.left).filter(|left| *left <= FEW));
    let count = Memo::new(move |_| desk.in_cart(item));
    let hold = LongPress::new(move || ask_sale(desk, item));
    let class = move || {
        if is_off.get() {
            "flex h-22 w-full flex-col justify-between rounded-lg border border-line bg-sunken px-2.5 py-2 text-start text-ink-muted select-none"
        } else {
            "flex h-22 w-full flex-col justify-between rounded-lg border border-line bg-surface px-2.5 py-2 text-start shadow-sm select-none hover:bg-surface-2 active:bg-accent-soft"
        }
    };
    view! {
        <div class="relative">
            <button
                type="button"
                class=class
                aria-disabled=move || is_off.get().then_some("true")
                on:click=move |_| {
                    if !hold.was_long() {
                        press(desk, item);
                    }
                }
                on:contextmenu=move |event: MouseEvent| {
                    event.prevent_default();
                    ask_sale(desk, item);
                }
                on:pointerdown=move |event: PointerEvent| hold.begin(&event)
                on:pointerup=move |_| hold.end()
                on:pointerleave=move |_| hold.end()
                on:pointercancel=move |_| hold.end()
            >
                <span class="line-clamp-2 pr-6 leading-snug font-semibold">{move || text(|item| &item.name)}</span>
                <span class="flex items-end justify-between gap-2">
                    <span class=move || if is_off.get() { "tabular-nums line-through" } else { "price" }>{price}</span>
                    {move || match (is_off.get(), left()) {
                        (true, _) => Some(view! { <Badge tone=Tone::Danger icon="x-circle">"86"<span class="sr-only">{shared.sold_out}</span></Badge> }.into_any()),
                        (false, Some(left)) => {
                            let tone = if left <= 3 { Tone::Danger } else { Tone::Warning };
                            Some(view! { <Badge tone icon="">{fill(shared.n_left, left)}</Badge> }.into_any())
                        }
                        (false, None) => None,
                    }}
                </span>
            </button>
            {move || (0 < count.get()).then(|| view! {
                <span class="pointer-events-none absolute top-2 right-2 min-w-6 rounded-full bg-accent px-1.5 text-center text-sm leading-6 font-bold text-on-accent tabular-nums">
                    {count.get()}<span class="sr-only">" " {w.in_cart}</span>
                </span>
            })}
        </div>
    }
    .into_any()
}

fn ask_sale(desk: Desk, item: ItemId) {
    if desk.pos.may(Permission::Menu86) {
        desk.off_sale.set(Some(item));
    }
}

/// A finger that rests; handles only.
#[derive(Clone, Copy)]
struct LongPress {
    timer: StoredValue<Option<TimeoutHandle>>,
    was_long: StoredValue<bool>,
    act: StoredValue<Callback<()>>,
}

impl LongPress {
    fn new(act: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            timer: StoredValue::new(None),
            was_long: StoredValue::new(false),
            act: StoredValue::new(Callback::new(move |()| act())),
        }
    }

    /// Only a finger or the first mouse button.
    fn begin(self, event: &PointerEvent) {
        self.end();
        self.was_long.set_value(false);
        if event.button() != 0 {
            return;
        }
        let ring = move || {
            self.was_long.try_set_value(true);
            if let Some(act) = self.act.try_get_value() {
                act.run(());
            }
        };
        self.timer.set_value(set_timeout_with_handle(ring, LONG_PRESS).ok());
    }

    fn end(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    /// Whether the press that ends in this click has already meant something else.
    fn was_long(self) -> bool {
        self.was_long.try_get_value() == Some(true)
    }
}
