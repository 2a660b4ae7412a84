//! Orders as programs see them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    kernel::{
        ids::{
            AdjustmentId, CustomerId, ItemId, LineId, MemberId, OrderId, PaymentId, RefundId, SeatingId, ShareId,
            StationId, TableId,
        },
        money::Money,
        time::{Timestamp, date_text},
    },
    orders::model::{
        Captured, Channel, Order, OrderStatus, PayState, Tender,
        adjust::Adjustment,
        bill_to::BillTo,
        line::{Line, LineState},
        pricing::{LineFigures, Totals},
        refunds::Refunded,
        summary::OrderSummary,
    },
};

/// An order. Amounts are in minor units of its currency.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderOut {
    pub id: OrderId,
    /// Of its business day; none before it is sent.
    pub number: Option<u32>,
    #[schema(value_type = Option<String>, format = Date)]
    pub business_date: Option<String>,
    /// How documents and movements of stock refer to it.
    #[schema(example = "2026-11-20/83")]
    pub reference: Option<String>,
    pub channel: Channel,
    pub table: Option<TableId>,
    pub seating: Option<SeatingId>,
    pub name: Option<String>,
    pub customer: Option<CustomerId>,
    pub server: Option<MemberId>,
    pub covers: Option<u32>,
    pub status: OrderStatus,
    pub pay_state: PayState,
    /// The one word for both: `refunded` where all money was given back, else the status.
    pub state: String,
    pub currency: String,
    pub prices_include_tax: bool,
    pub lines: Vec<LineOut>,
    pub discounts: Vec<DiscountOut>,
    pub totals: TotalsOut,
    pub payments: Vec<PaymentOut>,
    pub refunds: Vec<RefundOut>,
    /// The parts of a divided bill.
    pub shares: Vec<ShareOut>,
    pub bill_to: Option<BillTo>,
    pub is_amending: bool,
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub paid_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
    /// Grows with everything that happens to it.
    pub version: u32,
    /// What should be known of the act that was just done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LineOut {
    pub id: LineId,
    pub item: ItemId,
    pub name: String,
    /// The choices in words.
    pub details: Vec<String>,
    pub quantity: u32,
    pub unit_price: Money,
    pub amount: Money,
    pub discount: Money,
    pub tax: Money,
    /// With its tax, less its discount.
    pub total: Money,
    /// Basis points.
    pub tax_rate: i32,
    pub station: StationId,
    pub course: u8,
    pub seat: Option<u8>,
    pub note: Option<String>,
    pub state: LineState,
    /// `member:…`, `guest:…`, `api_key:…` or `system`.
    pub by: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DiscountOut {
    pub id: AdjustmentId,
    pub reason: String,
    pub by: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TotalsOut {
    pub subtotal: Money,
    pub discount: Money,
    pub service: Money,
    pub tax: Money,
    pub total: Money,
    pub paid: Money,
    pub refunded: Money,
    pub tips: Money,
    /// Negative when something is to be given back.
    pub due: Money,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PaymentOut {
    pub id: PaymentId,
    pub tender: Tender,
    pub amount: Money,
    pub tip: Money,
    pub rounding: Money,
    pub tendered: Money,
    pub change: Money,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RefundOut {
    pub id: RefundId,
    pub payment: PaymentId,
    pub tender: Tender,
    pub amount: Money,
    pub tip: Money,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ShareOut {
    pub id: ShareId,
    pub amount: Money,
    pub paid: Money,
    pub due: Money,
}

impl OrderOut {
    pub fn new(order: &Order, warnings: Vec<String>) -> Self {
        let figures = order.figures();
        Self {
            id: order.id,
            number: order.number.map(|number| number.number),
            business_date: order.number.map(|number| date_text(number.date)),
            reference: order.number.map(crate::orders::model::OrderNumber::reference),
            channel: order.channel,
            table: order.table,
            seating: order.seating,
            name: order.name.as_ref().map(ToString::to_string),
            customer: order.customer,
            server: order.server,
            covers: order.covers,
            status: order.status(),
            pay_state: order.pay_state(),
            state: state_word(order.status(), order.pay_state()).to_owned(),
            currency: order.currency.code().to_owned(),
            prices_include_tax: order.prices_include_tax,
            lines: order.lines.iter().map(|line| LineOut::new(line, figures.line(line.id))).collect(),
            discounts: order.adjustments.iter().map(DiscountOut::new).collect(),
            totals: TotalsOut::new(&order.totals()),
            payments: order.payments.iter().map(PaymentOut::new).collect(),
            refunds: order.refunds.iter().map(RefundOut::new).collect(),
            shares: order
                .shares()
                .into_iter()
                .map(|share| ShareOut { id: share.id, amount: share.amount, paid: share.paid, due: share.due })
                .collect(),
            bill_to: order.bill_to.clone(),
            is_amending: order.is_amending,
            opened_at: order.opened_at,
            sent_at: order.sent_at,
            paid_at: order.paid_at,
            closed_at: order.closed.as_ref().map(|closure| closure.at),
            version: order.version,
            warnings,
        }
    }
}

/// One word for status and money.
fn state_word(status: OrderStatus, pay: PayState) -> &'static str {
    if pay == PayState::Refunded { pay.as_str() } else { status.as_str() }
}

impl LineOut {
    fn new(line: &Line, figures: Option<&LineFigures>) -> Self {
        let detail = |detail: &crate::orders::model::line::Detail| match detail.count {
            1 => detail.name.own.clone(),
            count => format!("{count} × {}", detail.name.own),
        };
        Self {
            id: line.id,
            item: line.item,
            name: line.name.own.clone(),
            details: line.details.iter().map(detail).collect(),
            quantity: line.quantity,
            unit_price: line.unit_price,
            amount: line.amount(),
            discount: figures.map(|figures| figures.discount).unwrap_or_default(),
            tax: figures.map(|figures| figures.tax).unwrap_or_default(),
            total: figures.map(|figures| figures.total).unwrap_or_default(),
            tax_rate: line.tax.basis_points(),
            station: line.station,
            course: line.course,
            seat: line.seat,
            note: line.note.as_ref().map(ToString::to_string),
            state: line.state,
            by: line.by.to_string(),
        }
    }
}

impl DiscountOut {
    fn new(adjustment: &Adjustment) -> Self {
        Self { id: adjustment.id, reason: adjustment.reason.to_string(), by: adjustment.by.to_string() }
    }
}

impl TotalsOut {
    const fn new(totals: &Totals) -> Self {
        Self {
            subtotal: totals.subtotal,
            discount: totals.discount,
            service: totals.service,
            tax: totals.tax,
            total: totals.total,
            paid: totals.paid,
            refunded: totals.refunded,
            tips: totals.tips,
            due: totals.due,
        }
    }
}

impl PaymentOut {
    fn new(payment: &Captured) -> Self {
        Self {
            id: payment.payment,
            tender: payment.tender,
            amount: payment.amount,
            tip: payment.tip,
            rounding: payment.rounding,
            tendered: payment.tendered,
            change: payment.change(),
            at: payment.at,
            by: payment.by.to_string(),
        }
    }
}

impl RefundOut {
    fn new(refund: &Refunded) -> Self {
        Self {
            id: refund.refund,
            payment: refund.payment,
            tender: refund.tender,
            amount: refund.amount,
            tip: refund.tip,
            at: refund.at,
            by: refund.by.to_string(),
        }
    }
}

/// An order as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderRow {
    pub id: OrderId,
    pub number: Option<u32>,
    #[schema(value_type = Option<String>, format = Date)]
    pub business_date: Option<String>,
    pub channel: Channel,
    pub table: Option<TableId>,
    pub table_name: Option<String>,
    pub name: Option<String>,
    pub status: OrderStatus,
    pub pay_state: PayState,
    pub state: String,
    pub total: Money,
    pub paid: Money,
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
}

impl OrderRow {
    pub fn of(order: &OrderSummary) -> Self {
        Self {
            id: order.id,
            number: order.number.map(|number| number.number),
            business_date: order.number.map(|number| date_text(number.date)),
            channel: order.channel,
            table: order.table,
            table_name: order.table_name.clone(),
            name: order.name.as_ref().map(ToString::to_string),
            status: order.status,
            pay_state: order.pay_state,
            state: state_word(order.status, order.pay_state).to_owned(),
            total: order.total,
            paid: order.paid,
            opened_at: order.opened_at,
            sent_at: order.sent_at,
        }
    }
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderPage {
    pub items: Vec<OrderRow>,
    /// Where the list goes on: give it as `after`. None at its end.
    pub next: Option<OrderId>,
    /// As it was asked for.
    pub page: Option<u32>,
    /// How many there are in all, where a page was asked for.
    pub total: Option<i64>,
}
