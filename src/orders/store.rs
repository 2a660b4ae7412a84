//! orders, order_lines, order_numbers: the projection of the facts about orders.

use sqlx::PgConnection;

use super::model::{
    Order,
    line::{Line, LineState},
    pricing::LineFigures,
    request::OrderQuery,
    summary::OrderSummary,
};
use super::model::{OrderStatus, PayState};
use crate::{
    kernel::{
        ids::{LineId, OrderId, RestaurantId, SeatingId},
        money::Money,
        time::BusinessDate,
    },
    platform::db::assert_one_row,
};

fn decode(error: serde_json::Error) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

/// The order without its lines, as the column `head` holds it.
fn head(order: &Order) -> sqlx::Result<serde_json::Value> {
    let head = Order { lines: vec![], ..order.clone() };
    serde_json::to_value(head).map_err(decode)
}

async fn with_lines(conn: &mut PgConnection, restaurant: RestaurantId, head: serde_json::Value) -> sqlx::Result<Order> {
    let mut order: Order = serde_json::from_value(head).map_err(decode)?;
    let lines = sqlx::query_scalar!(
        "select snapshot from order_lines where restaurant_id = $1 and order_id = $2 order by line_id",
        restaurant.uuid(),
        order.id.uuid()
    );
    let lines: Result<Vec<Line>, _> = lines.fetch_all(conn).await?.into_iter().map(serde_json::from_value).collect();
    order.lines = lines.map_err(decode)?;
    Ok(order)
}

/// The order, locked: operations on one order happen one after the other.
pub(super) async fn lock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: OrderId,
) -> sqlx::Result<Option<Order>> {
    let found = sqlx::query_scalar!(
        "select head from orders where restaurant_id = $1 and order_id = $2 for no key update",
        restaurant.uuid(),
        id.uuid()
    );
    match found.fetch_optional(&mut *conn).await? {
        Some(head) => with_lines(conn, restaurant, head).await.map(Some),
        None => Ok(None),
    }
}

pub(super) async fn find(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    id: OrderId,
) -> sqlx::Result<Option<Order>> {
    let found = sqlx::query_scalar!(
        "select head from orders where restaurant_id = $1 and order_id = $2",
        restaurant.uuid(),
        id.uuid()
    );
    match found.fetch_optional(&mut *conn).await? {
        Some(head) => with_lines(conn, restaurant, head).await.map(Some),
        None => Ok(None),
    }
}

/// The order of a seating that takes further dishes.
pub(super) async fn find_open_of_seating(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: SeatingId,
) -> sqlx::Result<Option<OrderId>> {
    let found = sqlx::query_scalar!(
        "select order_id from orders where restaurant_id = $1 and seating_id = $2 and closed_at is null and paid_at is null",
        restaurant.uuid(),
        seating.uuid()
    );
    Ok(found.fetch_optional(conn).await?.map(OrderId::from))
}

/// Every order of a seating, oldest first.
pub(super) async fn of_seating(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    seating: SeatingId,
) -> sqlx::Result<Vec<Order>> {
    let heads = sqlx::query_scalar!(
        "select head from orders where restaurant_id = $1 and seating_id = $2 order by opened_at, order_id",
        restaurant.uuid(),
        seating.uuid()
    );
    let mut orders = vec![];
    for head in heads.fetch_all(&mut *conn).await? {
        orders.push(with_lines(conn, restaurant, head).await?);
    }
    Ok(orders)
}

/// Opens an order; false where there is one of this id, or the restaurant was given up, be it in this very moment.
pub(super) async fn insert(conn: &mut PgConnection, restaurant: RestaurantId, order: &Order) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into orders (restaurant_id, order_id, channel, table_id, seating_id, status, pay_state, version, prices_include_tax, currency, total_minor, tax_minor, paid_minor, head, opened_at)
         select restaurant_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0, $11, $12
         from restaurants where restaurant_id = $1 and closed_at is null for key share
         on conflict (restaurant_id, order_id) do nothing",
        restaurant.uuid(),
        order.id.uuid(),
        order.channel.as_str(),
        order.table.map(crate::kernel::ids::TableId::uuid),
        order.seating.map(SeatingId::uuid),
        order.status().as_str(),
        order.pay_state().as_str(),
        version(order),
        order.prices_include_tax,
        order.currency.code(),
        head(order)?,
        order.opened_at
    );
    Ok(done.execute(conn).await?.rows_affected() == 1)
}

fn version(order: &Order) -> i32 {
    i32::try_from(order.version).unwrap_or(i32::MAX)
}

/// Writes the order's own row.
pub(super) async fn update(conn: &mut PgConnection, restaurant: RestaurantId, order: &Order) -> sqlx::Result<()> {
    let totals = order.totals();
    let done = sqlx::query!(
        "update orders set business_date = $3, number = $4, status = $5, pay_state = $6, version = $7, total_minor = $8, tax_minor = $9,
             paid_minor = $10, head = $11, sent_at = $12, paid_at = $13, closed_at = $14, table_id = $15, name = $16, discount_minor = $17,
             service_minor = $18, credited_minor = $19, refunded_minor = $20
         where restaurant_id = $1 and order_id = $2",
        restaurant.uuid(),
        order.id.uuid(),
        order.number.map(|number| number.date),
        order.number.map(|number| i32::try_from(number.number).unwrap_or(i32::MAX)),
        order.status().as_str(),
        order.pay_state().as_str(),
        version(order),
        totals.total.minor(),
        totals.tax.minor(),
        totals.paid.minor(),
        head(order)?,
        order.sent_at,
        order.paid_at,
        order.closed.as_ref().map(|closure| closure.at),
        order.table.map(crate::kernel::ids::TableId::uuid),
        order.name.as_ref().map(crate::kernel::text::Name::as_str),
        totals.discount.minor(),
        order.figures().service.map_or(Money::ZERO, |service| service.total).minor(),
        totals.credited.minor(),
        totals.refunded.minor()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

/// Writes lines, new or changed, each with what it costs; one that is not owed has no discount and no tax. False when
/// another order has a line of such an id: that one is left alone.
pub(super) async fn upsert_lines(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: &Order,
    lines: &[(&Line, Option<&LineFigures>)],
) -> sqlx::Result<bool> {
    let rows: Vec<_> = lines.iter().map(|(line, figures)| line_row(order, line, *figures)).collect();
    let rows = serde_json::Value::Array(rows.into_iter().collect::<Result<_, _>>().map_err(decode)?);
    let done = sqlx::query!(
        "insert into order_lines (restaurant_id, order_id, line_id, item_id, variant_id, station_id, snapshot, name, quantity, unit_price_minor,
             amount_minor, tax_bp, tax_minor, state, course, note, added_by, guest_id, added_at, sent_at, started_at, ready_at, served_at,
             discount_minor, seat, fired_at, credited_quantity, credited_minor)
         select $1, $2, l.* from jsonb_to_recordset($3) as l(line_id uuid, item_id uuid, variant_id uuid, station_id uuid, snapshot jsonb,
             name text, quantity int, unit_price_minor bigint, amount_minor bigint, tax_bp int, tax_minor bigint, state text, course int,
             note text, added_by text, guest_id uuid, added_at timestamptz, sent_at timestamptz, started_at timestamptz,
             ready_at timestamptz, served_at timestamptz, discount_minor bigint, seat int, fired_at timestamptz, credited_quantity int,
             credited_minor bigint)
         on conflict (restaurant_id, line_id) do update set snapshot = excluded.snapshot, quantity = excluded.quantity,
             amount_minor = excluded.amount_minor, tax_minor = excluded.tax_minor, state = excluded.state, course = excluded.course,
             note = excluded.note, sent_at = excluded.sent_at, started_at = excluded.started_at, ready_at = excluded.ready_at,
             served_at = excluded.served_at, discount_minor = excluded.discount_minor, seat = excluded.seat,
             fired_at = excluded.fired_at, credited_quantity = excluded.credited_quantity, credited_minor = excluded.credited_minor
         where order_lines.order_id = $2",
        restaurant.uuid(),
        order.id.uuid(),
        rows
    );
    Ok(usize::try_from(done.execute(conn).await?.rows_affected()) == Ok(lines.len()))
}

/// A line's columns, named as `upsert_lines` reads them.
fn line_row(order: &Order, line: &Line, figures: Option<&LineFigures>) -> serde_json::Result<serde_json::Value> {
    let (credited_quantity, credited) = order.credited(line.id);
    let (discount, tax) = figures.map_or((Money::ZERO, Money::ZERO), |figures| (figures.discount, figures.tax));
    Ok(serde_json::json!({
        "line_id": line.id,
        "item_id": line.item,
        "variant_id": line.selection.variant,
        "station_id": line.station,
        "snapshot": serde_json::to_value(line)?,
        "name": line.name.own,
        "quantity": line.quantity,
        "unit_price_minor": line.unit_price.minor(),
        "amount_minor": line.amount().minor(),
        "tax_bp": line.tax.basis_points(),
        "tax_minor": tax.minor(),
        "state": line.state.as_str(),
        "course": line.course,
        "note": line.note,
        "added_by": line.by,
        "guest_id": line.by.guest(),
        "added_at": line.added_at,
        "sent_at": line.sent_at,
        "started_at": line.started_at,
        "ready_at": line.ready_at,
        "served_at": line.served_at,
        "discount_minor": discount.minor(),
        "seat": line.seat,
        "fired_at": line.fired_at,
        "credited_quantity": credited_quantity,
        "credited_minor": credited.minor(),
    }))
}

/// Removes a draft; what was sent stays for the books.
pub(super) async fn delete_draft(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    order: OrderId,
    line: LineId,
) -> sqlx::Result<()> {
    let done = sqlx::query!(
        "delete from order_lines where restaurant_id = $1 and order_id = $2 and line_id = $3 and state = $4",
        restaurant.uuid(),
        order.uuid(),
        line.uuid(),
        LineState::Draft.as_str()
    )
    .execute(conn)
    .await?;
    assert_one_row(&done);
    Ok(())
}

/// Gives lines of one order to another, with what they keep back of the stock.
pub(super) async fn move_lines(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (from, to): (OrderId, OrderId),
    lines: &[LineId],
) -> sqlx::Result<()> {
    let lines: Vec<uuid::Uuid> = lines.iter().map(|line| line.uuid()).collect();
    sqlx::query!(
        "update order_lines set order_id = $3 where restaurant_id = $1 and order_id = $2 and line_id = any($4)",
        restaurant.uuid(),
        from.uuid(),
        to.uuid(),
        &lines
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The next number of a business date. The row queues senders of one restaurant behind each other until they commit.
pub(super) async fn next_number(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    date: BusinessDate,
) -> sqlx::Result<u32> {
    let number = sqlx::query_scalar!(
        "insert into order_numbers (restaurant_id, business_date, last_number) values ($1, $2, 1)
         on conflict (restaurant_id, business_date) do update set last_number = order_numbers.last_number + 1
         returning last_number",
        restaurant.uuid(),
        date
    );
    Ok(u32::try_from(number.fetch_one(conn).await?).unwrap_or_default())
}

/// Open orders, or those of the last two business dates that are closed; newest first.
/// A row of `reporting.order_rows`.
struct SummaryRow {
    head: serde_json::Value,
    status: String,
    pay_state: String,
    total_minor: i64,
    paid_minor: i64,
    table_name: Option<String>,
    ready: i64,
    drafts: i64,
    held: i64,
}

impl TryFrom<SummaryRow> for OrderSummary {
    type Error = sqlx::Error;
    fn try_from(row: SummaryRow) -> Result<Self, Self::Error> {
        let order: Order = serde_json::from_value(row.head).map_err(decode)?;
        let unreadable = || sqlx::Error::Decode("an order's state cannot be read".into());
        Ok(Self {
            id: order.id,
            number: order.number,
            channel: order.channel,
            seating: order.seating,
            table: order.table,
            table_name: row.table_name,
            status: OrderStatus::parse(&row.status).ok_or_else(unreadable)?,
            pay_state: PayState::parse(&row.pay_state).ok_or_else(unreadable)?,
            total: Money::try_from(row.total_minor).map_err(|_| unreadable())?,
            paid: Money::try_from(row.paid_minor).map_err(|_| unreadable())?,
            opened_at: order.opened_at,
            sent_at: order.sent_at,
            ready: u32::try_from(row.ready).unwrap_or_default(),
            drafts: u32::try_from(row.drafts).unwrap_or_default(),
            held: u32::try_from(row.held).unwrap_or_default(),
            name: order.name,
        })
    }
}

pub(super) async fn list(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    closed_since: Option<BusinessDate>,
    max: i64,
) -> sqlx::Result<Vec<OrderSummary>> {
    let rows = sqlx::query_as!(
        SummaryRow,
        r#"select head as "head!", status as "status!", pay_state as "pay_state!", total_minor as "total_minor!", paid_minor as "paid_minor!",
             table_name as "table_name?", ready as "ready!", drafts as "drafts!", held as "held!"
         from reporting.order_rows
         where restaurant_id = $1
           and (($2::date is null and closed_at is null) or ($2::date is not null and closed_at is not null and business_date >= $2))
         order by opened_at desc, order_id desc limit $3"#,
        restaurant.uuid(),
        closed_since,
        max
    );
    rows.fetch_all(conn).await?.into_iter().map(OrderSummary::try_from).collect()
}

/// A number that is looked for, where the text is one.
fn number_of(query: &OrderQuery) -> Option<i32> {
    query.search.as_deref().and_then(|text| text.trim().trim_start_matches('#').parse().ok())
}

/// What is looked for in names.
fn text_of(query: &OrderQuery) -> Option<String> {
    query.search.as_deref().map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty())
}

pub(super) async fn search(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    query: &OrderQuery,
    limit: i64,
) -> sqlx::Result<Vec<OrderSummary>> {
    let (status, pay_state) = query.status.map_or((None, None), crate::orders::model::request::StatusWord::means);
    let skipped = query.page.map_or(0, |page| i64::from(page.max(1) - 1) * (limit - 1));
    let rows = sqlx::query_as!(
        SummaryRow,
        r#"select head as "head!", status as "status!", pay_state as "pay_state!", total_minor as "total_minor!", paid_minor as "paid_minor!",
             table_name as "table_name?", ready as "ready!", drafts as "drafts!", held as "held!"
         from reporting.order_rows
         where restaurant_id = $1
           and ($2::text is null or status = $2) and ($3::text is null or pay_state = $3)
           and ($4::bool is null or (closed_at is null) = $4)
           and ($5::text is null or (head -> 'number' ->> 'number')::int = $6 or strpos(lower(head ->> 'name'), $5) > 0 or strpos(lower(table_name), $5) > 0)
           and ($7::uuid is null or (opened_at, order_id) < (select o.opened_at, o.order_id from orders o where o.restaurant_id = $1 and o.order_id = $7))
         order by opened_at desc, order_id desc limit $8 offset $9"#,
        restaurant.uuid(),
        status.map(OrderStatus::as_str),
        pay_state.map(PayState::as_str),
        query.is_open,
        text_of(query),
        number_of(query),
        query.after.map(OrderId::uuid),
        limit,
        skipped
    );
    rows.fetch_all(conn).await?.into_iter().map(OrderSummary::try_from).collect()
}

/// How many there are in all.
pub(super) async fn count(conn: &mut PgConnection, restaurant: RestaurantId, query: &OrderQuery) -> sqlx::Result<i64> {
    let (status, pay_state) = query.status.map_or((None, None), crate::orders::model::request::StatusWord::means);
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from orders o
         left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id
         where o.restaurant_id = $1
           and ($2::text is null or o.status = $2) and ($3::text is null or o.pay_state = $3)
           and ($4::bool is null or (o.closed_at is null) = $4)
           and ($5::text is null or o.number = $6 or strpos(lower(o.name), $5) > 0 or strpos(lower(t.name), $5) > 0)"#,
        restaurant.uuid(),
        status.map(OrderStatus::as_str),
        pay_state.map(PayState::as_str),
        query.is_open,
        text_of(query),
        number_of(query)
    );
    count.fetch_one(conn).await
}
