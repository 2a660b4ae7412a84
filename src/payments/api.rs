//! Money for programs: payments, card pages, held cards, documents.

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    flows::{
        card_checkout::{give_up_checkouts, open_checkout, open_checkouts},
        card_tab::{charge_held_card, held_card, hold_card, release_card},
        list_orders::read_order,
        receipt::receipt,
        send_refunds,
        take_payment::take_payment,
    },
    kernel::{
        ids::{OrderId, PaymentId, RefundId, ShareId},
        money::Money,
        text::Note,
        time::Timestamp,
    },
    orders::model::{Tender, output::OrderOut},
    payments::{
        model::{
            CardPage, Document, HeldCard, NewPayment, OpenPayment, Receipt, Series, SimulatedCard,
            refunds::{CardRefund, MoneyWithoutBill, RefundState},
        },
        service::refunds,
    },
    server::api::{
        extract::{Asked, At, Body, Staff},
        keys::RequestKey,
        problem::{Problem, Refusal},
    },
};

/// Money that is taken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentIn {
    pub tender: Tender,
    /// What it settles of the bill; all that is left unless it is said.
    #[serde(default)]
    pub amount: Option<Money>,
    #[serde(default)]
    pub tip: Money,
    /// Whose part of a divided bill it is.
    #[serde(default)]
    pub share: Option<ShareId>,
    /// What was handed over in cash.
    #[serde(default)]
    pub tendered: Option<Money>,
    /// What the client showed as left to pay: a bill that changed meanwhile is a 409.
    #[serde(default)]
    pub seen_due: Option<Money>,
    /// Of the simulated terminal: how its card behaves.
    #[serde(default)]
    pub card: SimulatedCard,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaymentDone {
    pub payment: PaymentId,
    pub amount: Money,
    /// What goes back out of the cash that was handed over.
    pub change: Money,
    pub order: OrderOut,
}

impl PaymentIn {
    async fn payment(
        self,
        ctx: &crate::platform::ctx::Ctx,
        id: OrderId,
        key: &RequestKey,
    ) -> Result<NewPayment, Refusal> {
        let order = read_order(ctx, id).await?;
        let payment: PaymentId = key.id("payment", 0);
        // A repeat finds its own payment on the bill: what it asked for is what it was.
        let known = order.payments.iter().find(|known| known.payment == payment);
        let of_share = order.shares().into_iter().find(|share| Some(share.id) == self.share).map(|share| share.due);
        let due = known.map_or_else(|| of_share.unwrap_or_else(|| order.totals().due), |known| known.amount);
        let amount = self.amount.unwrap_or(due);
        let exact = match order.rules.cash_rounding {
            Some(coin) if self.tender == Tender::Cash && amount == due => amount.rounded_to(coin) + self.tip,
            _ => amount + self.tip,
        };
        Ok(NewPayment {
            id: payment,
            tender: self.tender,
            amount,
            tip: self.tip,
            share: self.share,
            tendered: known.map_or_else(|| self.tendered.unwrap_or(exact), |known| known.tendered),
            seen_due: self.seen_due.unwrap_or(due),
            card: self.card,
        })
    }
}

/// Takes money for an order: cash, the house's own terminal, or the simulated card. With the same `Idempotency-Key` nothing
/// is taken twice.
#[utoipa::path(post, path = "/orders/{id}/payments", tag = "payments", params(("id" = OrderId, Path)), request_body = PaymentIn,
    responses((status = 201, body = PaymentDone), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn pay(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<PaymentIn>,
) -> Result<(http::StatusCode, Json<PaymentDone>), Refusal> {
    ctx.require(crate::kernel::permission::Permission::PaymentsTake)?;
    let payment = wanted.payment(&ctx, id, &key).await?;
    let taken = take_payment(&ctx, id, &payment).await?;
    let done = PaymentDone {
        payment: payment.id,
        amount: taken.amount,
        change: taken.change,
        order: OrderOut::new(&taken.order, vec![]),
    };
    Ok((http::StatusCode::CREATED, Json(done)))
}

/// Opens the card company's page for a payment.
#[utoipa::path(post, path = "/orders/{id}/checkouts", tag = "payments", params(("id" = OrderId, Path)), request_body = PaymentIn,
    responses((status = 201, body = CardPage), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn checkout(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<PaymentIn>,
) -> Result<(http::StatusCode, Json<CardPage>), Refusal> {
    ctx.require(crate::kernel::permission::Permission::PaymentsTake)?;
    let payment = wanted.payment(&ctx, id, &key).await?;
    Ok((http::StatusCode::CREATED, Json(open_checkout(&ctx, id, &payment).await?)))
}

/// The card payments of an order that nobody has decided yet.
#[utoipa::path(get, path = "/orders/{id}/checkouts", tag = "payments", params(("id" = OrderId, Path)),
    responses((status = 200, body = Vec<OpenPayment>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn checkouts(Staff(ctx): Staff, At(id): At<OrderId>) -> Result<Json<Vec<OpenPayment>>, Refusal> {
    Ok(Json(open_checkouts(&ctx, id).await?))
}

/// Gives up the pages that nobody has paid on; what was paid meanwhile counts.
#[utoipa::path(delete, path = "/orders/{id}/checkouts", tag = "payments", params(("id" = OrderId, Path)),
    responses((status = 200, body = OrderOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn give_up(Staff(ctx): Staff, At(id): At<OrderId>) -> Result<Json<OrderOut>, Refusal> {
    Ok(Json(OrderOut::new(&give_up_checkouts(&ctx, id).await?, vec![])))
}

/// How much is held of a card.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HoldIn {
    pub amount: Money,
}

/// Holds a card for an open tab: answers with the page on which its owner enters it.
#[utoipa::path(post, path = "/orders/{id}/held-card", tag = "payments", params(("id" = OrderId, Path)), request_body = HoldIn,
    responses((status = 201, body = HeldCard), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn hold(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<HoldIn>,
) -> Result<(http::StatusCode, Json<HeldCard>), Refusal> {
    let held = hold_card(&ctx, id, key.id("hold", 0), wanted.amount).await?;
    Ok((http::StatusCode::CREATED, Json(held)))
}

/// The card that is held for an order; null without one.
#[utoipa::path(get, path = "/orders/{id}/held-card", tag = "payments", params(("id" = OrderId, Path)),
    responses((status = 200, body = Option<HeldCard>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn held(Staff(ctx): Staff, At(id): At<OrderId>) -> Result<Json<Option<HeldCard>>, Refusal> {
    Ok(Json(held_card(&ctx, id).await?))
}

/// Lets a held card go.
#[utoipa::path(delete, path = "/orders/{id}/held-card", tag = "payments", params(("id" = OrderId, Path)),
    responses((status = 204), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn release(Staff(ctx): Staff, At(id): At<OrderId>) -> Result<http::StatusCode, Refusal> {
    release_card(&ctx, id).await?;
    Ok(http::StatusCode::NO_CONTENT)
}

/// What is taken from a held card.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeIn {
    #[serde(default)]
    pub tip: Money,
    /// What the client showed as left to pay.
    #[serde(default)]
    pub seen_due: Option<Money>,
}

/// Takes all that is left to pay, and a tip, from the held card; the rest of it is let go.
#[utoipa::path(post, path = "/orders/{id}/held-card/charges", tag = "payments", params(("id" = OrderId, Path)), request_body = ChargeIn,
    responses((status = 201, body = PaymentDone), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.take"))))]
pub async fn charge(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    key: RequestKey,
    Body(wanted): Body<ChargeIn>,
) -> Result<(http::StatusCode, Json<PaymentDone>), Refusal> {
    ctx.require(crate::kernel::permission::Permission::PaymentsTake)?;
    let payment: PaymentId = key.id("payment", 0);
    let order = read_order(&ctx, id).await?;
    let known = order.payments.iter().find(|known| known.payment == payment).map(|known| known.amount);
    let due = wanted.seen_due.or(known).unwrap_or_else(|| order.totals().due);
    let taken = charge_held_card(&ctx, id, payment, (due, wanted.tip)).await?;
    let done =
        PaymentDone { payment, amount: taken.amount, change: taken.change, order: OrderOut::new(&taken.order, vec![]) };
    Ok((http::StatusCode::CREATED, Json(done)))
}

/// Which refunds a list shows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RefundsIn {
    /// All of them unless it is said.
    #[param(inline)]
    pub state: Option<RefundState>,
}

/// The last 200 refunds on cards, newest first. One that failed has not reached its customer.
#[utoipa::path(get, path = "/refunds", tag = "payments", params(RefundsIn),
    responses((status = 200, body = Vec<CardRefund>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.refund"))))]
pub async fn card_refunds(
    Staff(ctx): Staff,
    Asked(wanted): Asked<RefundsIn>,
) -> Result<Json<Vec<CardRefund>>, Refusal> {
    Ok(Json(refunds::list(&ctx, wanted.state).await?))
}

/// Money that came in when no bill took it any more, as long as it has not gone back; more than one try says that the bank
/// sent it back.
#[utoipa::path(get, path = "/refunds/without-bill", tag = "payments",
    responses((status = 200, body = Vec<MoneyWithoutBill>), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.refund"))))]
pub async fn without_bill(Staff(ctx): Staff) -> Result<Json<Vec<MoneyWithoutBill>>, Refusal> {
    Ok(Json(refunds::without_bill(&ctx).await?))
}

/// Sends a refund that failed once more. What it answers is how it stands then: it may have failed again.
#[utoipa::path(post, path = "/refunds/{refund}/payments/{payment}/tries", tag = "payments",
    params(("refund" = RefundId, Path), ("payment" = PaymentId, Path)),
    responses((status = 201, body = CardRefund), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.refund"))))]
pub async fn send_refund_again(
    Staff(ctx): Staff,
    At((refund, payment)): At<(RefundId, PaymentId)>,
) -> Result<(http::StatusCode, Json<CardRefund>), Refusal> {
    Ok((http::StatusCode::CREATED, Json(send_refunds::send_refund_again(&ctx, refund, payment).await?)))
}

/// How money was given back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementIn {
    #[schema(value_type = String, max_length = 280)]
    pub reason: Note,
}

/// Records that a refund that failed was given back another way; nothing is sent any more.
#[utoipa::path(post, path = "/refunds/{refund}/payments/{payment}/settlement", tag = "payments",
    params(("refund" = RefundId, Path), ("payment" = PaymentId, Path)), request_body = SettlementIn,
    responses((status = 200, body = CardRefund), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("payments.refund"))))]
pub async fn settle_refund(
    Staff(ctx): Staff,
    At((refund, payment)): At<(RefundId, PaymentId)>,
    Body(how): Body<SettlementIn>,
) -> Result<Json<CardRefund>, Refusal> {
    Ok(Json(refunds::settle(&ctx, refund, payment, &how.reason).await?))
}

/// Which document of an order.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DocumentIn {
    /// With `number`; without, the newest receipt, or the bill where none was issued.
    pub series: Option<Series>,
    #[param(minimum = 1)]
    pub number: Option<u64>,
}

/// A bill, a receipt or a credit note.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentOut {
    /// `BILL`, `RECEIPT` or `CREDIT NOTE`.
    pub kind: String,
    #[schema(example = "R-000017")]
    pub number: Option<String>,
    pub issuer: IssuerOut,
    pub bill_to: Option<crate::orders::model::bill_to::BillTo>,
    pub currency: String,
    pub lines: Vec<DocumentLineOut>,
    pub service: Money,
    pub taxes: Vec<TaxOut>,
    pub total: Money,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub issued_at: Option<Timestamp>,
    /// The other documents of the order.
    pub others: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct IssuerOut {
    pub name: String,
    pub legal_name: String,
    pub address: String,
    pub tax_id: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentLineOut {
    pub name: String,
    pub quantity: u32,
    /// After discounts and with tax; negative on a credit note.
    pub amount: Money,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TaxOut {
    /// Basis points.
    pub rate: i32,
    pub net: Money,
    pub tax: Money,
}

/// A document of an order, ready to print elsewhere.
#[utoipa::path(get, path = "/orders/{id}/receipt", tag = "payments", params(("id" = OrderId, Path), DocumentIn),
    responses((status = 200, body = DocumentOut), (status = "default", body = Problem)),
    extensions(("x-permission" = json!("orders.view"))))]
pub async fn document(
    Staff(ctx): Staff,
    At(id): At<OrderId>,
    Asked(wanted): Asked<DocumentIn>,
) -> Result<Json<DocumentOut>, Refusal> {
    let wanted = match (wanted.series, wanted.number) {
        (Some(series), Some(number)) => Some(crate::payments::model::DocumentId { series, number }),
        _ => None,
    };
    Ok(Json(DocumentOut::new(receipt(&ctx, id, wanted).await?)))
}

impl DocumentOut {
    fn new(receipt: Receipt) -> Self {
        let Receipt { document, restaurant, issuer, order, totals, others, .. } = receipt;
        let issuer = IssuerOut {
            name: restaurant.name,
            legal_name: issuer.legal_name,
            address: issuer.address,
            tax_id: issuer.tax_id,
        };
        let figures = order.figures();
        let now = || {
            let amount = |line: &crate::orders::model::line::Line| figures.line(line.id).map(|known| known.total);
            order
                .sent_lines()
                .map(|line| DocumentLineOut {
                    name: line.name.own.clone(),
                    quantity: line.quantity,
                    amount: amount(line).unwrap_or_default(),
                })
                .collect()
        };
        let tax = |share: &crate::orders::model::pricing::TaxShare| TaxOut {
            rate: share.rate.basis_points(),
            net: share.net,
            tax: share.tax,
        };
        let (kind, number, issued_at, content) = match document {
            Document::Bill => ("BILL", None, None, None),
            Document::Issued { id, issued_at, content } => {
                let kind = if id.series == Series::Receipt { "RECEIPT" } else { "CREDIT NOTE" };
                (kind, Some(id.to_string()), Some(issued_at), content)
            }
        };
        let service_now = figures.service.map_or(Money::ZERO, |service| service.total);
        let (lines, service, taxes, total, bill_to) = match content {
            Some(content) => {
                let lines = content.lines.iter().map(|line| DocumentLineOut {
                    name: line.name.own.clone(),
                    quantity: line.quantity,
                    amount: line.amount,
                });
                let taxes = content.taxes.iter().map(tax).collect();
                (lines.collect(), content.service, taxes, content.total, content.bill_to.clone())
            }
            None => (now(), service_now, totals.taxes.iter().map(tax).collect(), totals.total, None),
        };
        Self {
            kind: kind.to_owned(),
            number,
            issuer,
            bill_to: bill_to.or(order.bill_to),
            currency: order.currency.code().to_owned(),
            lines,
            service,
            taxes,
            total,
            issued_at,
            others: others.iter().map(ToString::to_string).collect(),
        }
    }
}
