//! What the reports read.

use sqlx::PgConnection;

use super::{count, money};
use crate::{
    kernel::{
        channel::Channel,
        ids::{CustomerId, RestaurantId},
        money::Money,
        quantity::{Quantity, Unit},
        time::{BusinessDate, Timestamp},
    },
    reports::model::{
        DayFigures, DaySales, TopItem,
        figures::{
            ChannelFigures, CustomerOrder, DailySales, IngredientFigures, MemberHours, OrdersReport, ShiftRow,
            TenderTaken,
        },
        period::Period,
    },
};

/// Sales by business date, oldest first, as they were posted in a time.
pub async fn sales_by_day(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: Period,
) -> sqlx::Result<Vec<(DaySales, Money)>> {
    let rows = sqlx::query!(
        r#"select business_date as "date!", sum(gross_minor)::bigint as "sales!", sum(tax_minor)::bigint as "tax!",
             count(*) filter (where kind = 'sale') as "orders!"
         from reporting.sales where restaurant_id = $1 and at >= $2 and at < $3 group by business_date order by business_date"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let rows = rows.fetch_all(conn).await?;
    let day = |date, sales, orders| DaySales { date, sales: money(sales), orders: count(orders) };
    Ok(rows.into_iter().map(|row| (day(row.date, row.sales, row.orders), money(row.tax))).collect())
}

/// Sales of whole business dates, from what was summed up; days without sales are left out.
pub async fn daily_sales(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (first, last): (BusinessDate, BusinessDate),
) -> sqlx::Result<Vec<DailySales>> {
    let rows = sqlx::query!(
        r#"select business_date as "date!", sum(gross_minor)::bigint as "sales!", sum(tax_minor)::bigint as "tax!", sum(orders)::bigint as "orders!"
         from reporting.sales_quarters where restaurant_id = $1 and business_date between $2 and $3
         group by business_date order by business_date"#,
        restaurant.uuid(),
        first,
        last
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let (sales, tax) = (money(row.sales), money(row.tax));
            let figures = DayFigures { sales, net: sales - tax, tax, orders: count(row.orders) };
            DailySales { date: row.date, figures, average: figures.average() }
        })
        .collect())
}

pub async fn tenders(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: Period,
) -> sqlx::Result<Vec<TenderTaken>> {
    let rows = sqlx::query!(
        r#"select account as "tender!", sum(amount_minor)::bigint as "amount!"
         from reporting.tenders where restaurant_id = $1 and at >= $2 and at < $3 group by account order by account"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| TenderTaken { tender: row.tender, amount: money(row.amount) }).collect())
}

pub async fn top_items(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: Period,
) -> sqlx::Result<Vec<TopItem>> {
    let rows = sqlx::query!(
        r#"select item_id as "item!", max(name) as "name!", sum(quantity)::bigint as "portions!", sum(amount_minor)::bigint as "sales!"
         from reporting.sold_lines where restaurant_id = $1 and paid_at >= $2 and paid_at < $3
         group by item_id order by 3 desc, 4 desc, 1 limit 50"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| TopItem {
            item: row.item.into(),
            name: row.name,
            portions: count(row.portions),
            sales: money(row.sales),
        })
        .collect())
}

/// Orders that were first sent in a time, by channel and as they are now.
pub async fn orders(conn: &mut PgConnection, restaurant: RestaurantId, period: Period) -> sqlx::Result<OrdersReport> {
    let rows = sqlx::query!(
        r#"select channel as "channel!", count(*) as "placed!",
             count(*) filter (where status = 'completed') as "completed!",
             count(*) filter (where status = 'cancelled') as "cancelled!",
             count(*) filter (where refunded_minor > 0) as "refunded!",
             coalesce(sum(total_minor) filter (where status <> 'cancelled'), 0)::bigint as "total!",
             coalesce(sum(refunded_minor), 0)::bigint as "refunded_total!"
         from reporting.placed_orders where restaurant_id = $1 and sent_at >= $2 and sent_at < $3
         group by channel order by channel"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let rows = rows.fetch_all(&mut *conn).await?;
    let median_s = sqlx::query_scalar!(
        r#"select percentile_disc(0.5) within group (order by extract(epoch from closed_at - sent_at)::bigint) as "median"
         from reporting.placed_orders
         where restaurant_id = $1 and sent_at >= $2 and sent_at < $3 and status = 'completed'"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let median_s = median_s.fetch_one(conn).await?;
    let mut report = OrdersReport {
        period,
        placed: 0,
        completed: 0,
        cancelled: 0,
        refunded: 0,
        open: 0,
        total: Money::ZERO,
        refunded_total: Money::ZERO,
        by_channel: vec![],
        median_s,
    };
    for row in rows {
        let Some(channel) = Channel::parse(&row.channel) else { continue };
        report.placed += count(row.placed);
        report.completed += count(row.completed);
        report.cancelled += count(row.cancelled);
        report.refunded += count(row.refunded);
        report.total += money(row.total);
        report.refunded_total += money(row.refunded_total);
        report.by_channel.push(ChannelFigures { channel, orders: count(row.placed), total: money(row.total) });
    }
    report.open = report.placed - report.completed - report.cancelled;
    Ok(report)
}

pub async fn stock(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: Period,
) -> sqlx::Result<Vec<IngredientFigures>> {
    let rows = sqlx::query!(
        r#"select s.ingredient_id as "id!", s.name as "name!", s.unit as "unit!", s.on_hand_milli as "on_hand!", s.reserved_milli as "reserved!",
             s.threshold_milli as "threshold!", s.cost_per_thousand_minor as "cost!", coalesce(e.on_hand_milli, 0) as "elsewhere!",
             coalesce(sum(m.delta_milli) filter (where m.reason in ('sale', 'cancel', 'amend')), 0)::bigint as "used!",
             coalesce(sum(m.delta_milli) filter (where m.reason = 'receive'), 0)::bigint as "received!",
             coalesce(sum(m.delta_milli) filter (where m.reason = 'waste'), 0)::bigint as "wasted!",
             coalesce(sum(m.delta_milli) filter (where m.reason = 'count'), 0)::bigint as "counted!"
         from reporting.stock s
         left join reporting.stock_elsewhere e on e.restaurant_id = s.restaurant_id and e.ingredient_id = s.ingredient_id
         left join reporting.stock_movements m
             on m.restaurant_id = s.restaurant_id and m.ingredient_id = s.ingredient_id and m.at >= $2 and m.at < $3
         where s.restaurant_id = $1
         group by 1, 2, 3, 4, 5, 6, 7, 8 order by s.name"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let (free, threshold) = (row.on_hand - row.reserved, row.threshold);
            Some(IngredientFigures {
                ingredient: row.id.into(),
                name: row.name,
                unit: Unit::parse(&row.unit)?,
                on_hand: Quantity::from_milli(row.on_hand),
                elsewhere: Quantity::from_milli(row.elsewhere),
                free: Quantity::from_milli(free),
                threshold: Quantity::from_milli(threshold),
                is_low: free < threshold,
                value: worth(row.on_hand.max(0) + row.elsewhere, row.cost),
                used: Quantity::from_milli(-row.used),
                received: Quantity::from_milli(row.received),
                wasted: Quantity::from_milli(-row.wasted),
                counted: Quantity::from_milli(row.counted),
            })
        })
        .collect())
}

/// Thousandths of a unit times the cost of a thousand units, rounded half up; what is not there is worth nothing.
fn worth(quantity: i64, cost_per_thousand: i64) -> Money {
    let millionths = i128::from(quantity) * i128::from(cost_per_thousand);
    i64::try_from((millionths + 500_000) / 1_000_000).map_or(Money::ZERO, money)
}

/// Shifts that began in a time, the newest first.
pub async fn shifts(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: Period,
    now: Timestamp,
) -> sqlx::Result<Vec<ShiftRow>> {
    let rows = sqlx::query!(
        r#"select shift_id as "shift!", member_id as "member!", name as "name!", started_at as "started_at!", ended_at
         from reporting.shifts where restaurant_id = $1 and started_at >= $2 and started_at < $3
         order by started_at desc, shift_id limit 1000"#,
        restaurant.uuid(),
        period.from,
        period.to
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| ShiftRow {
            shift: row.shift.into(),
            member: row.member.into(),
            name: row.name,
            started_at: row.started_at,
            ended_at: row.ended_at,
            minutes: (row.ended_at.unwrap_or(now) - row.started_at).num_minutes().max(0),
        })
        .collect())
}

/// How long everybody worked in shifts that began in a time, by name.
pub async fn hours(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    period: Period,
    now: Timestamp,
) -> sqlx::Result<Vec<MemberHours>> {
    let rows = sqlx::query!(
        r#"select member_id as "member!", name as "name!", count(*) as "shifts!",
             sum(greatest(floor(extract(epoch from coalesce(ended_at, $4) - started_at) / 60), 0))::bigint as "minutes!"
         from reporting.shifts where restaurant_id = $1 and started_at >= $2 and started_at < $3
         group by member_id, name order by name, member_id"#,
        restaurant.uuid(),
        period.from,
        period.to,
        now
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| MemberHours {
            member: row.member.into(),
            name: row.name,
            shifts: count(row.shifts),
            minutes: row.minutes,
        })
        .collect())
}

/// What a customer ordered, the newest first.
pub async fn orders_of(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    customer: CustomerId,
) -> sqlx::Result<Vec<CustomerOrder>> {
    let rows = sqlx::query!(
        r#"select order_id as "order!", number as "number!", business_date as "date!", channel as "channel!", status as "status!", total_minor as "total!", refunded_minor as "refunded!"
         from reporting.placed_orders where restaurant_id = $1 and customer_id = $2 order by opened_at desc, order_id limit 200"#,
        restaurant.uuid(),
        customer.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(CustomerOrder {
                order: row.order.into(),
                number: u32::try_from(row.number).ok()?,
                date: row.date,
                channel: Channel::parse(&row.channel)?,
                total: money(row.total),
                refunded: money(row.refunded),
                is_cancelled: row.status == "cancelled",
            })
        })
        .collect())
}

/// What a customer paid in all, less what was given back, and how many orders there were, cancelled ones left out.
pub async fn spent(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    customer: CustomerId,
) -> sqlx::Result<(Money, u32)> {
    let row = sqlx::query!(
        r#"select coalesce(sum(paid_minor), 0)::bigint as "spent!",
             count(*) filter (where status <> 'cancelled') as "visits!"
         from reporting.placed_orders where restaurant_id = $1 and customer_id = $2"#,
        restaurant.uuid(),
        customer.uuid()
    );
    let row = row.fetch_one(conn).await?;
    Ok((money(row.spent), count(row.visits)))
}
