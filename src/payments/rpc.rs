//! What the counter asks of the server about money.

use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use super::model::{self, CardPage, DocumentId, NewPayment, OpenPayment, Taken};
use crate::{
    kernel::{
        error::AppError,
        ids::{AuthorisationId, OperationId, OrderId, PaymentId, RefundId, ShareId},
        money::Money,
        text::Note,
    },
    orders::model::Order,
};

/// Takes money for an order. A repeat with the same payment id answers with what came of the first.
#[server(prefix = "/rpc", endpoint = "payments/take", input = Json)]
pub async fn take_payment(order: OrderId, payment: NewPayment) -> Result<Taken, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::take_payment::take_payment(&ctx, order, &payment).await).await
}

/// The order's bill, or a document that was issued for it: the newest receipt unless another is named.
#[server(prefix = "/rpc", endpoint = "payments/receipt", input = Json)]
pub async fn receipt(
    order: OrderId,
    #[server(default)] document: Option<DocumentId>,
) -> Result<model::Receipt, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::receipt::receipt(&ctx, order, document).await).await
}

/// Opens the card company's page for a payment; the same payment again is the same page.
#[server(prefix = "/rpc", endpoint = "payments/open_checkout", input = Json)]
pub async fn open_checkout(order: OrderId, payment: NewPayment) -> Result<CardPage, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::card_checkout::open_checkout(&ctx, order, &payment).await).await
}

/// The card payments of an order that are under way.
#[server(prefix = "/rpc", endpoint = "payments/under_way", input = Json)]
pub async fn under_way(order: OrderId) -> Result<Vec<OpenPayment>, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::card_checkout::open_checkouts(&ctx, order).await).await
}

/// Gives up the card payments of an order that nobody has paid yet.
#[server(prefix = "/rpc", endpoint = "payments/give_up", input = Json)]
pub async fn give_up_checkouts(order: OrderId) -> Result<Order, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::card_checkout::give_up_checkouts(&ctx, order).await).await
}

/// Holds a card for an open tab: answers with the page on which its owner enters it.
#[server(prefix = "/rpc", endpoint = "payments/hold_card", input = Json)]
pub async fn hold_card(order: OrderId, id: AuthorisationId, amount: Money) -> Result<model::HeldCard, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::card_tab::hold_card(&ctx, order, id, amount).await).await
}

/// The card that is held for an order, or about to be.
#[server(prefix = "/rpc", endpoint = "payments/held_card", input = Json)]
pub async fn held_card(order: OrderId) -> Result<Option<model::HeldCard>, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::card_tab::held_card(&ctx, order).await).await
}

/// Takes all that is left to pay from the held card.
#[server(prefix = "/rpc", endpoint = "payments/charge_held", input = Json)]
pub async fn charge_held_card(
    order: OrderId,
    payment: PaymentId,
    seen_due: Money,
    tip: Money,
) -> Result<Taken, AppError> {
    crate::server::rpc::staff(async |ctx| {
        crate::flows::card_tab::charge_held_card(&ctx, order, payment, (seen_due, tip)).await
    })
    .await
}

/// Lets a held card go.
#[server(prefix = "/rpc", endpoint = "payments/release_card", input = Json)]
pub async fn release_card(order: OrderId) -> Result<(), AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::card_tab::release_card(&ctx, order).await).await
}

/// Refunds on cards, newest first.
#[server(prefix = "/rpc", endpoint = "payments/card_refunds", input = Json)]
pub async fn card_refunds() -> Result<Vec<model::refunds::CardRefund>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::refunds::list(&ctx, None).await).await
}

/// Money that came in for no bill and has not gone back yet.
#[server(prefix = "/rpc", endpoint = "payments/without_bill", input = Json)]
pub async fn without_bill() -> Result<Vec<model::refunds::MoneyWithoutBill>, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::refunds::without_bill(&ctx).await).await
}

/// Sends a refund that failed again.
#[server(prefix = "/rpc", endpoint = "payments/send_refund_again", input = Json)]
pub async fn send_refund_again(refund: RefundId, payment: PaymentId) -> Result<model::refunds::CardRefund, AppError> {
    crate::server::rpc::staff(async |ctx| crate::flows::send_refunds::send_refund_again(&ctx, refund, payment).await)
        .await
}

/// A refund that failed was given back another way.
#[server(prefix = "/rpc", endpoint = "payments/settle_refund", input = Json)]
pub async fn settle_refund(
    refund: RefundId,
    payment: PaymentId,
    how: Note,
) -> Result<model::refunds::CardRefund, AppError> {
    crate::server::rpc::staff(async |ctx| super::service::refunds::settle(&ctx, refund, payment, &how).await).await
}

/// The guest's form: opens the card company's page for what is left of an order of the own table, and goes there. `tip` is
/// in percent of it.
#[server(prefix = "/rpc", endpoint = "guest/pay")]
pub async fn guest_pay(
    token: String,
    key: OperationId,
    order: OrderId,
    #[server(default)] share: Option<ShareId>,
    #[server(default)] tip: u32,
) -> Result<(), AppError> {
    crate::server::rpc::guest(&token, async |ctx| {
        let page = crate::flows::guest_forms::pay(&ctx, key, (order, share, tip), &token).await?;
        leptos_axum::redirect(&page.url);
        Ok(())
    })
    .await
}

/// The simulated card company's page: what it asks for.
#[server(prefix = "/rpc", endpoint = "payments/card_page", input = Json)]
pub async fn test_card_page(session: String) -> Result<model::TestCardPage, AppError> {
    crate::server::rpc::public(async |ctx| crate::flows::test_card::test_card_page(&ctx, &session).await).await
}

/// The form on that page: a card is entered, or not. Goes back to where the payment came from.
#[server(prefix = "/rpc", endpoint = "payments/enter_card")]
pub async fn enter_test_card(session: String, #[server(default)] number: String) -> Result<(), AppError> {
    crate::server::rpc::public(async |ctx| {
        let back = crate::flows::test_card::enter_test_card(&ctx, &session, &number).await?;
        leptos_axum::redirect(&back);
        Ok(())
    })
    .await
}
