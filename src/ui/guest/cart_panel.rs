//! The order beside the menu, where the screen is wide enough.

use leptos::prelude::*;

use crate::ui::kit::{
    button::ButtonKind,
    button_link::ButtonLink,
    card::Card,
    icon::{Icon, IconSize},
};

use super::{drafts::DraftList, send_form::SendForm, visit::Visit};

/// What is not sent yet, the way to send it, and the way to the whole order.
#[component]
pub fn CartPanel(visit: Visit) -> impl IntoView {
    let has_drafts = Memo::new(move |_| 0 < visit.bill.get().unsent);
    let cart = move || {
        if has_drafts.get() {
            view! {
                <DraftList visit/>
                <div class="mt-4"><SendForm visit/></div>
            }
            .into_any()
        } else {
            view! {
                <div class="flex items-center gap-3 py-2 text-ink-muted">
                    <Icon name="bag" size=IconSize::Large/>
                    <p>{visit.words.cart_empty_text}</p>
                </div>
            }
            .into_any()
        }
    };
    let sum = move || {
        let bill = visit.bill.get();
        (0 < bill.open).then(|| {
            view! {
                <p class="flex items-baseline justify-between gap-3 pt-4">
                    <span class="text-ink-muted">{visit.items_text()}</span>
                    <span class="price text-lg">{visit.money(bill.open_amount)}</span>
                </p>
            }
        })
    };
    view! {
        <Card heading=visit.words.your_order>
            {cart}
            {sum}
            <div class="mt-3">
                <ButtonLink href=visit.path("/order") kind=ButtonKind::Quiet wide=true icon_end="chevron-right">
                    {visit.words.view_order}
                </ButtonLink>
            </div>
        </Card>
    }
}
