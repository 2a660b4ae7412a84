//! An order is its facts: folded again from the first to the last they give what is stored, line by line.

use futures::TryStreamExt;
use serde_json::Value;
use sqlx::{PgConnection, Row, postgres::PgRow};

use super::run::{Finding, Report, VerifyError};
use crate::{
    kernel::{actor::Actor, time::Timestamp},
    orders::model::{
        Moment, Order,
        evolve::{evolve, opened},
        fact::OrderFact,
    },
};

/// One row per order: what is stored, and its facts in order, each with the words that stand beside it.
const ORDERS: &str = "
    select o.restaurant_id, o.order_id, o.head,
        (select coalesce(jsonb_agg(l.snapshot order by l.line_id), '[]') from order_lines l
         where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id) as lines,
        (select coalesce(jsonb_agg(jsonb_build_array(f.body::jsonb, p.words) order by f.seq), '[]') from facts f
         left join lateral (select jsonb_object_agg(w.subject, w.body) as words from fact_private w
             where w.restaurant_id = f.restaurant_id and w.seq = f.seq) p on f.body like '%\"private\":{\"%'
         where f.restaurant_id = o.restaurant_id and f.order_id = o.order_id) as facts
    from orders o";

/// Replays every order of every restaurant.
pub async fn check(conn: &mut PgConnection, report: &mut Report) -> Result<(), VerifyError> {
    let mut rows = sqlx::query(ORDERS).fetch(conn);
    while let Some(row) = rows.try_next().await? {
        if let Some(what) = differs(&row)? {
            let (restaurant, order): (uuid::Uuid, uuid::Uuid) =
                (row.try_get("restaurant_id")?, row.try_get("order_id")?);
            let what = format!("restaurant {restaurant}, order {order}: {what}");
            report.findings.push(Finding { id: "REPLAY", what });
        }
    }
    Ok(())
}

/// What is wrong with an order, if anything.
fn differs(row: &PgRow) -> Result<Option<String>, VerifyError> {
    let (head, lines, facts): (Value, Value, Value) =
        (row.try_get("head")?, row.try_get("lines")?, row.try_get("facts")?);
    let Ok(mut stored) = serde_json::from_value::<Order>(head) else {
        return Ok(Some("what is stored cannot be read".to_owned()));
    };
    let Ok(lines) = serde_json::from_value(lines) else {
        return Ok(Some("a stored line cannot be read".to_owned()));
    };
    stored.lines = lines;
    Ok(match replayed(&facts) {
        Err(what) => Some(what),
        Ok(order) if order != stored => Some("its facts give another order than the stored one".to_owned()),
        Ok(_) => None,
    })
}

fn replayed(facts: &Value) -> Result<Order, String> {
    let mut order: Option<Order> = None;
    for (at, pair) in facts.as_array().into_iter().flatten().enumerate() {
        let unreadable = || format!("its fact {} cannot be read", at + 1);
        let (fact, moment) = read(pair).ok_or_else(unreadable)?;
        match (&mut order, &fact) {
            (None, OrderFact::Opened(first)) => order = Some(opened(first, &moment)),
            (None, _) => return Err("its first fact is not its opening".to_owned()),
            (Some(order), fact) => evolve(order, fact, &moment),
        }
    }
    order.ok_or_else(|| "it has no facts".to_owned())
}

/// A fact with the words of people put back where they were taken from.
fn read(pair: &Value) -> Option<(OrderFact, Moment)> {
    let (body, words) = (pair.get(0)?, pair.get(1)?);
    let mut data = body.get("data")?.clone();
    for (pointer, text) in words.as_object().into_iter().flatten() {
        *data.pointer_mut(pointer)? = text.clone();
    }
    let at: Timestamp = body.get("at")?.as_str()?.parse().ok()?;
    let by = Actor::parse(body.get("actor")?.as_str()?).ok()?;
    Some((serde_json::from_value(data).ok()?, Moment { at, by }))
}
