//! How many, and the button that adds them.

use leptos::prelude::*;

use crate::{
    kernel::{ids::ItemId, money::Money},
    menu::model::Pricing,
    orders::model::line::Line,
    ui::{
        kit::{
            button::{Button, ButtonSize},
            stepper::Stepper,
        },
        shared::words,
    },
};

use super::visit::Visit;

/// The sum stands on the button once the page is awake and it follows every choice; without script a sum that does
/// not would be wrong.
#[component]
pub fn AddBar(
    visit: Visit,
    item: ItemId,
    pricing: Pricing,
    price: Memo<(Money, bool)>,
    quantity: RwSignal<i64>,
) -> impl IntoView {
    let sale = visit.sale(item);
    let sold_out = Memo::new(move |_| sale.get().is_sold_out());
    let sum = move || {
        visit.awake.get().then(|| {
            let count = u32::try_from(quantity.get()).unwrap_or(1);
            view! { <span class="tabular-nums">" · "{visit.money(price.get().0.times(count))}</span> }
        })
    };
    let bar = move || {
        if sold_out.get() {
            return view! { <p class="flex min-h-row items-center justify-center font-semibold">{visit.words.sold_out_text}</p> }
                .into_any();
        }
        if pricing.needs_staff() {
            return view! { <p class="flex min-h-row items-center justify-center text-center">{visit.words.ask_staff}</p> }
                .into_any();
        }
        view! {
            <div class="mx-auto flex max-w-xl items-center gap-3">
                <Stepper
                    label=words::words().quantity
                    name="quantity"
                    value=quantity
                    on_change=move |count: i64| quantity.set(count)
                    min=1
                    max=i64::from(Line::QUANTITY_MAX)
                    less_label=visit.words.less
                    more_label=visit.words.more
                />
                <div class="min-w-0 flex-1">
                    <Button submit=true size=ButtonSize::Large wide=true pending=Signal::derive(move || visit.jobs.is_adding())>
                        <span class="whitespace-nowrap">{visit.words.add}{sum}</span>
                    </Button>
                </div>
            </div>
        }
        .into_any()
    };
    view! { <div class="bottom-bar -mx-4 mt-auto lg:rounded-t-xl">{bar}</div> }
}
