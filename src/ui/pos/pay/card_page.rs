//! A card that its owner enters on the card company's page: opened, waited for, given up.

use leptos::{prelude::*, task::spawn_local};

use super::{
    card_code::CardCode,
    state::{Done, PayState},
};
use crate::{
    kernel::ids::PaymentId,
    orders::model::Order,
    payments::{
        model::{CardPage, OpenPayment},
        rpc::{give_up_checkouts, open_checkout, under_way},
    },
    ui::{
        kit::{
            banner::Banner,
            button::{Button, ButtonKind, ButtonSize},
            spinner::{Spinner, SpinnerSize},
            tone::Tone,
        },
        pos::words::extras,
    },
};

impl PayState {
    /// Asks for a page instead of taking the money here.
    pub(super) fn open_page(self, payment: crate::payments::model::NewPayment) {
        self.is_busy.set(true);
        spawn_local(async move {
            match open_checkout(self.desk.id, payment.clone()).await {
                Ok(page) => {
                    self.attempt.try_set(None);
                    self.pages.try_set(vec![waiting(&page, &payment)]);
                }
                Err(error) => self.not_taken(error).await,
            }
            self.is_busy.try_set(false);
        });
    }

    /// Looks which card payments are under way: whoever opens the sheet sees them too.
    pub fn look_for_pages(self) {
        spawn_local(async move {
            let Ok(mut pages) = under_way(self.desk.id).await else { return };
            pages.retain(|page| page.url.is_some() || page.is_unknown);
            // One that is over was paid, or was not: the order says which, and has to be here before it is let go.
            let waited = self.pages.try_get_untracked().unwrap_or_default();
            let is_over = |page: &OpenPayment| !pages.iter().any(|known| known.payment == page.payment);
            if waited.iter().any(is_over) {
                self.desk.refetch_order().await;
                self.hear_of_page();
            }
            self.pages.try_set(pages);
        });
    }

    /// Whether somebody has paid on the page that is waited for: then it is shown as taken.
    pub fn hear_of_page(self) {
        let paid = self.pages.try_with(|pages| {
            let page = pages.first()?;
            self.desk.order.with(|order| order.payments.iter().find(|known| known.payment == page.payment).cloned())
        });
        if let Some(captured) = paid.flatten() {
            self.pages.set(vec![]);
            self.taken.set(Some(Done::on_page(&captured)));
        }
    }

    fn give_up_page(self) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.error.set(None);
        let text = extras::words().page_cancelled;
        spawn_local(async move {
            match give_up_checkouts(self.desk.id).await {
                Ok(order) => {
                    let waited = self.pages.try_get_untracked().unwrap_or_default();
                    let is_paid = waited.iter().any(|page| has_payment(&order, page.payment));
                    self.desk.learn(order);
                    self.pages.try_set(vec![]);
                    if !is_paid {
                        self.desk.pos.say(text);
                    }
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
            self.is_busy.try_set(false);
        });
    }
}

fn waiting(page: &CardPage, payment: &crate::payments::model::NewPayment) -> OpenPayment {
    OpenPayment {
        payment: page.payment,
        amount: payment.amount,
        tip: payment.tip,
        share: payment.share,
        url: Some(page.url.clone()),
        code: page.code.clone(),
        is_unknown: false,
        at: Default::default(),
    }
}

/// Whether the money has come in.
pub fn has_payment(order: &Order, id: PaymentId) -> bool {
    order.payments.iter().any(|known| known.payment == id)
}

/// Waiting for somebody to pay on the page.
#[component]
pub fn CardPageView(state: PayState) -> impl IntoView {
    let x = extras::words();
    let page = move || state.pages.with(|pages| pages.first().cloned());
    let amount = move || page().map(|page| state.desk.pos.money(page.amount + page.tip)).unwrap_or_default();
    view! {
        <div class="grid gap-4 py-2">
            <h3 class="text-xl font-semibold">{x.page_title}</h3>
            <p class="text-3xl font-bold tabular-nums">{amount}</p>
            {move || state.error.get().map(|error| view! {
                <Banner tone=Tone::Danger>{crate::ui::shared::error_text::error_text(&error)}</Banner>
            })}
            {move || page().map(|page| match page.is_unknown {
                true => view! { <Banner tone=Tone::Warning>{x.page_unknown}</Banner> }.into_any(),
                false => view! {
                    <p class="flex items-center gap-3 text-ink-muted" role="status"><Spinner label=x.page_waiting size=SpinnerSize::Small/>{x.page_waiting}</p>
                }.into_any(),
            })}
            {move || page().and_then(|page| page.url.map(|url| view! { <CardCode code=page.code url/> }))}
            <Button kind=ButtonKind::Quiet size=ButtonSize::Large icon="x" pending=state.is_busy on:click=move |_| state.give_up_page()>{x.page_cancel}</Button>
        </div>
    }
    .into_any()
}
