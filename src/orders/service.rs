//! Applies operations to orders: decide, write the facts and the projection, in the caller's transaction.

use serde_json::Value;

use super::{
    model::{
        Moment, Order, OrderNumber,
        adjust::Adjustment,
        command::Operation,
        decide::{Policy, decide, follow::what_follows, moves::move_lines},
        evolve::{evolve, opened},
        fact::{Opened, OrderFact},
        line::Line,
        request::OrderQuery,
        summary::OrderSummary,
    },
    store,
};
use crate::{
    kernel::{
        error::AppError,
        ids::{AdjustmentId, LineId, MemberId, OperationId, OrderId, SeatingId, TableId},
        permission::Permission,
        schedule::LocalMoment,
        time::BusinessDate,
    },
    menu::model::Menu,
    platform::{
        ctx::Ctx,
        db::Tx,
        error::internal,
        facts::NewFact,
        idempotency::{self, Claim, Keyed},
    },
};

/// The longest list of orders.
pub const LIST_MAX: i64 = 200;

/// What an operation did.
pub struct Applied {
    /// The order before, as its consequences are told by the difference.
    pub before: Order,
    pub order: Order,
    /// Empty when the operation was done before or changed nothing.
    pub facts: Vec<OrderFact>,
    pub leave: Leave,
}

impl Applied {
    /// Where the next operation begins.
    pub fn ended(self) -> Self {
        begun(self.order)
    }

    /// Whether nothing outside the order follows from it: drafts came, went or changed.
    pub fn is_in_the_cart(&self) -> bool {
        self.facts.iter().all(OrderFact::is_of_the_cart)
    }
}

/// One order.
pub async fn get(ctx: &Ctx, order: OrderId) -> Result<Order, AppError> {
    ctx.require(Permission::OrdersView)?;
    let mut tx = ctx.begin().await?;
    get_in_tx(&mut tx, order).await
}

pub async fn get_in_tx(tx: &mut Tx, order: OrderId) -> Result<Order, AppError> {
    let restaurant = tx.restaurant();
    store::find(tx.conn(), restaurant, order).await?.ok_or_else(|| AppError::not_found("order"))
}

/// The order, locked until the transaction ends: before anything that hangs on it is written.
pub async fn lock_in_tx(tx: &mut Tx, order: OrderId) -> Result<Order, AppError> {
    let restaurant = tx.restaurant();
    store::lock(tx.conn(), restaurant, order).await?.ok_or_else(|| AppError::not_found("order"))
}

/// Open orders, or closed ones since a business date; newest first.
pub async fn list_in_tx(tx: &mut Tx, closed_since: Option<BusinessDate>) -> Result<Vec<OrderSummary>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::list(tx.conn(), restaurant, closed_since, LIST_MAX).await?)
}

/// What was found of a search.
pub struct Found {
    pub orders: Vec<OrderSummary>,
    /// Where it goes on.
    pub next: Option<OrderId>,
    /// Of all pages, where pages are counted.
    pub total: Option<i64>,
}

/// Orders by status, name and number, newest first.
pub async fn search(ctx: &Ctx, query: &OrderQuery) -> Result<Found, AppError> {
    ctx.require(Permission::OrdersView)?;
    let limit = i64::from(query.limit).clamp(1, LIST_MAX);
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let mut orders = store::search(tx.conn(), restaurant, query, limit + 1).await?;
    let total = match query.page {
        Some(_) => Some(store::count(tx.conn(), restaurant, query).await?),
        None => None,
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = limit < orders.len();
    orders.truncate(limit);
    Ok(Found { next: orders.last().filter(|_| has_more).map(|last| last.id), orders, total })
}

/// The order of a seating that takes further dishes.
pub async fn open_of_seating_in_tx(tx: &mut Tx, seating: SeatingId) -> Result<Option<OrderId>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::find_open_of_seating(tx.conn(), restaurant, seating).await?)
}

/// Every order of a seating, oldest first.
pub async fn of_seating_in_tx(tx: &mut Tx, seating: SeatingId) -> Result<Vec<Order>, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::of_seating(tx.conn(), restaurant, seating).await?)
}

/// An order that was opened, or found open.
pub enum Opening {
    /// Made in this transaction: nobody else can have it.
    New(Order),
    Known(Order),
}

impl Opening {
    pub fn order(self) -> Order {
        let (Self::New(order) | Self::Known(order)) = self;
        order
    }

    /// Locked, for operations.
    pub async fn start_in_tx(self, tx: &mut Tx) -> Result<Applied, AppError> {
        match self {
            Self::New(order) => Ok(begun(order)),
            Self::Known(order) => start_in_tx(tx, order.id).await,
        }
    }
}

/// Opens an order. The same order again is not a second one; another order's id is refused.
pub async fn open_in_tx(tx: &mut Tx, fact: Opened) -> Result<Opening, AppError> {
    let restaurant = tx.restaurant();
    let order = opened(&fact, &moment(tx));
    if store::insert(tx.conn(), restaurant, &order).await? {
        record(tx, &order, (None, Leave::default()), &OrderFact::Opened(fact))?;
        return Ok(Opening::New(order));
    }
    match store::find(tx.conn(), restaurant, fact.order).await? {
        Some(known) if known.channel == fact.channel && known.seating == fact.seating => Ok(Opening::Known(known)),
        Some(_) => Err(AppError::invalid("id", "This id was already used for another order.")),
        None => Err(AppError::closed_for_good()),
    }
}

const fn moment(tx: &Tx) -> Moment {
    Moment { at: tx.at(), by: tx.actor() }
}

/// What a person may do beyond their own rights, because somebody who may approved it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leave {
    pub approved_by: Option<MemberId>,
    pub may_exceed_cap: bool,
}

/// The order, locked, for operations that are decided one after the other and then written in one go.
pub async fn start_in_tx(tx: &mut Tx, id: OrderId) -> Result<Applied, AppError> {
    Ok(begun(lock_in_tx(tx, id).await?))
}

fn begun(order: Order) -> Applied {
    Applied { before: order.clone(), order, facts: vec![], leave: Leave::default() }
}

/// An order that this act has locked already, for further operations.
pub fn locked(order: Order) -> Applied {
    begun(order)
}

/// Which of the operations are done now and which were done before, in their order.
pub async fn claim_in_tx(tx: &mut Tx, order: OrderId, operations: &[Operation]) -> Result<Vec<Claim>, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let keyed = operations.iter().map(|operation| Keyed::new(operation.id.uuid(), &(order, &operation.command)));
    idempotency::claim_all(tx.conn(), restaurant, &keyed.collect::<Result<Vec<_>, _>>()?, at).await
}

/// Decides one operation on top of those before it; `write_in_tx` then writes what they came to.
pub fn go_on(
    tx: &mut Tx,
    (menu, local): (&Menu, LocalMoment),
    applied: &mut Applied,
    operation: &Operation,
    leave: Leave,
) -> Result<(), AppError> {
    let policy = Policy { menu, may_exceed_cap: leave.may_exceed_cap, at: Some(local) };
    let facts = decide(&applied.order, &policy, &moment(tx), &operation.command)?;
    applied.leave = leave;
    for fact in facts {
        put(tx, applied, Some(operation.id), fact)?;
    }
    Ok(())
}

/// The order, locked, for an act that the engine does not decide; none when this operation was done before.
pub async fn begin_in_tx(
    tx: &mut Tx,
    id: OrderId,
    operation: OperationId,
    request: &impl serde::Serialize,
) -> Result<Option<Applied>, AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let claim = idempotency::claim(tx.conn(), restaurant, operation.uuid(), &(id, request), at).await?;
    let begun = start_in_tx(tx, id).await?;
    Ok((claim == Claim::First).then_some(begun))
}

/// Puts discounts on the order that somebody handed a code over for, or that come by themselves, in place of the ones
/// of the same kind that do not hold any more. `write_in_tx` writes them.
pub fn adjust(
    tx: &mut Tx,
    applied: &mut Applied,
    remove: &[AdjustmentId],
    add: Option<Adjustment>,
) -> Result<(), AppError> {
    for adjustment in remove {
        put(tx, applied, None, OrderFact::AdjustmentRemoved { adjustment: *adjustment })?;
    }
    if let Some(adjustment) = add {
        put(tx, applied, None, OrderFact::AdjustmentAdded { adjustment })?;
    }
    Ok(())
}

/// Adds what follows from what was put on the order beside the engine: a bill that came to nothing is paid.
/// `write_in_tx` writes it.
pub fn settle(tx: &mut Tx, applied: &mut Applied) -> Result<(), AppError> {
    let moment = moment(tx);
    for fact in what_follows(applied.order.clone(), &moment, &applied.facts) {
        put(tx, applied, None, fact)?;
    }
    Ok(())
}

/// Adds what the engine cannot know: the number that the day gives. `write_head_in_tx` writes it.
pub async fn number_in_tx(tx: &mut Tx, applied: &mut Applied, date: BusinessDate) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    let number = store::next_number(tx.conn(), restaurant, date).await?;
    put(tx, applied, None, OrderFact::Numbered { number: OrderNumber { date, number } })
}

fn put(tx: &mut Tx, applied: &mut Applied, operation: Option<OperationId>, fact: OrderFact) -> Result<(), AppError> {
    record(tx, &applied.order, (operation, applied.leave), &fact)?;
    let moment = moment(tx);
    evolve(&mut applied.order, &fact, &moment);
    applied.facts.push(fact);
    Ok(())
}

/// Writes the lines that differ and the order's own row, where anything was put on the order.
pub async fn write_in_tx(tx: &mut Tx, applied: &Applied) -> Result<(), AppError> {
    if applied.facts.is_empty() {
        return Ok(());
    }
    write_lines_in_tx(tx, applied).await?;
    write_head_in_tx(tx, applied).await
}

/// Writes the order's own row.
pub async fn write_head_in_tx(tx: &mut Tx, applied: &Applied) -> Result<(), AppError> {
    let restaurant = tx.restaurant();
    Ok(store::update(tx.conn(), restaurant, &applied.order).await?)
}

/// Writes the lines that differ, in what they are or in what they cost.
pub async fn write_lines_in_tx(tx: &mut Tx, applied: &Applied) -> Result<(), AppError> {
    let (restaurant, order) = (tx.restaurant(), &applied.order);
    let (before, after) = (applied.before.figures(), order.figures());
    let is_changed = |line: &&Line| {
        applied.before.line(line.id) != Some(*line)
            || before.line(line.id) != after.line(line.id)
            || applied.before.credited(line.id) != order.credited(line.id)
    };
    let changed: Vec<_> = order.lines.iter().filter(is_changed).map(|line| (line, after.line(line.id))).collect();
    if !changed.is_empty() && !store::upsert_lines(tx.conn(), restaurant, order, &changed).await? {
        return Err(AppError::invalid("line", "This id was already used on another order."));
    }
    for line in applied.before.lines.iter().filter(|line| order.line(line.id).is_none()) {
        store::delete_draft(tx.conn(), restaurant, order.id, line.id).await?;
    }
    Ok(())
}

/// Moves lines from one order to another: both are locked, in the order of their ids, and both are changed or none.
pub async fn move_lines_in_tx(
    tx: &mut Tx,
    (from, to): (OrderId, OrderId),
    lines: &[LineId],
    operation: OperationId,
) -> Result<(Applied, Applied), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let claim = idempotency::claim(tx.conn(), restaurant, operation.uuid(), &(from, to, lines), at).await?;
    let (first, second) = (from.min(to), from.max(to));
    let (first, second) = (lock_in_tx(tx, first).await?, lock_in_tx(tx, second).await?);
    let (from, to) = if first.id == from { (first, second) } else { (second, first) };
    let (leaving, joining) = match claim {
        Claim::Repeat => (vec![], vec![]),
        Claim::First => move_lines(&from, &to, lines)?,
    };
    let (mut from, mut to) = (begun(from), begun(to));
    for fact in leaving {
        put(tx, &mut from, Some(operation), fact)?;
    }
    for fact in joining {
        put(tx, &mut to, Some(operation), fact)?;
    }
    if !from.facts.is_empty() {
        let moved: Vec<LineId> = from
            .before
            .lines
            .iter()
            .map(|line| line.id)
            .filter(|id| from.order.line(*id).is_none() && to.order.line(*id).is_some())
            .collect();
        store::move_lines(tx.conn(), restaurant, (from.order.id, to.order.id), &moved).await?;
        // The lines are where they belong; what differs there is what they cost beside others.
        from.before.lines.retain(|line| !moved.contains(&line.id));
        write_in_tx(tx, &from).await?;
        write_in_tx(tx, &to).await?;
    }
    Ok((from, to))
}

/// Puts the party's orders at another table.
pub async fn change_table_in_tx(tx: &mut Tx, seating: SeatingId, to: TableId) -> Result<(), AppError> {
    for order in of_seating_in_tx(tx, seating).await? {
        let before = lock_in_tx(tx, order.id).await?;
        let Some(from) = before.table.filter(|table| *table != to) else { continue };
        let mut applied = begun(before);
        put(tx, &mut applied, None, OrderFact::TableChanged { from, to })?;
        write_in_tx(tx, &applied).await?;
    }
    Ok(())
}

/// Where a fact about an order holds words that people wrote.
fn private_pointers(data: &Value) -> Vec<String> {
    let fixed = [
        "/line/note",
        "/note",
        "/reason",
        "/name",
        "/adjustment/reason",
        "/bill_to/name",
        "/bill_to/address",
        "/bill_to/tax_id",
    ]
    .map(str::to_owned);
    let listed = [("lines", "note"), ("adjustments", "reason")].into_iter().flat_map(|(list, field)| {
        let count = data.get(list).and_then(Value::as_array).map_or(0, Vec::len);
        (0..count).map(move |at| format!("/{list}/{at}/{field}"))
    });
    fixed.into_iter().chain(listed).collect()
}

/// Records the fact with people's words beside it, not in it, and who approved it.
fn record(
    tx: &mut Tx,
    order: &Order,
    (operation, leave): (Option<OperationId>, Leave),
    fact: &OrderFact,
) -> Result<(), AppError> {
    let mut data = serde_json::to_value(fact).map_err(|error| internal("fact", &error))?;
    let mut private = vec![];
    for pointer in private_pointers(&data) {
        if let Some(words) = data.pointer_mut(&pointer)
            && let Value::String(text) = words
        {
            private.push((pointer, std::mem::take(text)));
            *words = Value::Null;
        }
    }
    if let (Some(approver), Value::Object(fields)) = (leave.approved_by, &mut data) {
        fields.insert("approved_by".to_owned(), Value::String(approver.to_string()));
    }
    let fact = NewFact::new(fact.kind(), data).of_order(order.id, operation).of_seating(order.seating);
    tx.record(private.into_iter().fold(fact, |fact, (subject, text)| fact.with_private(subject, text)));
    Ok(())
}
