//! The log: gapless, each fact bearing the hash of the one before it, and saying the same as its columns.

use futures::TryStreamExt;
use serde_json::Value;
use sqlx::{PgConnection, Row};

use super::run::{Finding, Report, VerifyError};
use crate::platform::{
    crypto::{hex, sha256},
    facts::{GENESIS, chain_hash},
};

/// Follows every restaurant's chain from its start and names the first link that does not hold.
pub async fn check(conn: &mut PgConnection, report: &mut Report) -> Result<(), VerifyError> {
    let heads = sqlx::query("select restaurant_id, last_seq, last_hash from fact_heads order by restaurant_id")
        .fetch_all(&mut *conn)
        .await?;
    for head in heads {
        let restaurant: uuid::Uuid = head.try_get("restaurant_id")?;
        let (seq, hash) = follow(conn, restaurant, report).await?;
        let (last_seq, last_hash): (i64, Vec<u8>) = (head.try_get("last_seq")?, head.try_get("last_hash")?);
        if (seq, &hash) != (last_seq, &last_hash) {
            find(report, restaurant, seq, "the log's end is not where the head says");
        }
    }
    check_private(conn, report).await
}

fn find(report: &mut Report, restaurant: uuid::Uuid, seq: i64, what: &str) {
    report.findings.push(Finding { id: "CHAIN", what: format!("restaurant {restaurant}, fact {seq}: {what}") });
}

async fn follow(
    conn: &mut PgConnection,
    restaurant: uuid::Uuid,
    report: &mut Report,
) -> Result<(i64, Vec<u8>), VerifyError> {
    let (mut seq, mut hash) = (0, GENESIS.to_vec());
    let mut rows = sqlx::query(
        "select seq, kind, actor, order_id, seating_id, operation_id, at, body, hash from facts where restaurant_id = $1 order by seq",
    )
    .bind(restaurant)
    .fetch(conn);
    let mut broken = false;
    while let Some(row) = rows.try_next().await? {
        let (found, body, stored): (i64, String, Vec<u8>) =
            (row.try_get("seq")?, row.try_get("body")?, row.try_get("hash")?);
        report.facts += 1;
        if !broken && found != seq + 1 {
            find(report, restaurant, found, "a fact before this one is missing");
            broken = true;
        }
        let expected = chain_hash(&hash, &body).to_vec();
        if !broken && stored != expected {
            find(report, restaurant, found, "this fact or the one before it was changed");
            broken = true;
        }
        if !says_the_same(&row, restaurant, found, &body)? {
            find(report, restaurant, found, "the columns do not say what the fact says");
        }
        (seq, hash) = (found, stored);
    }
    Ok((seq, hash))
}

fn says_the_same(
    row: &sqlx::postgres::PgRow,
    restaurant: uuid::Uuid,
    seq: i64,
    body: &str,
) -> Result<bool, VerifyError> {
    let Ok(fact) = serde_json::from_str::<Value>(body) else { return Ok(false) };
    let text = |name: &str| fact.get(name).and_then(Value::as_str).map(str::to_owned);
    let id = |name: &str| -> Result<Option<String>, sqlx::Error> {
        Ok(row.try_get::<Option<uuid::Uuid>, _>(name)?.map(|id| id.to_string()))
    };
    let at: crate::kernel::time::Timestamp = row.try_get("at")?;
    Ok(text("restaurant") == Some(restaurant.to_string())
        && fact.get("seq").and_then(Value::as_i64) == Some(seq)
        && text("kind") == row.try_get::<Option<String>, _>("kind")?
        && text("actor") == row.try_get::<Option<String>, _>("actor")?
        && text("order") == id("order_id")?
        && text("seating") == id("seating_id")?
        && text("operation") == id("operation_id")?
        && text("at").and_then(|at| at.parse::<crate::kernel::time::Timestamp>().ok()) == Some(at))
}

/// What people wrote still has the hash that its fact bears. A missing text is an erased one; nothing erases yet, so
/// each must be there.
async fn check_private(conn: &mut PgConnection, report: &mut Report) -> Result<(), VerifyError> {
    let rows = sqlx::query(
        "select f.restaurant_id, f.seq, named.key as subject, named.value #>> '{}' as hash, p.salt, p.body
         from facts f cross join lateral jsonb_each(f.body::jsonb -> 'private') named
         left join fact_private p on p.restaurant_id = f.restaurant_id and p.seq = f.seq and p.subject = named.key
         where f.body::jsonb -> 'private' <> '{}'::jsonb",
    )
    .fetch_all(conn)
    .await?;
    for row in rows {
        let (restaurant, seq): (uuid::Uuid, i64) = (row.try_get("restaurant_id")?, row.try_get("seq")?);
        let (salt, body): (Option<Vec<u8>>, Option<String>) = (row.try_get("salt")?, row.try_get("body")?);
        let expected: String = row.try_get("hash")?;
        let holds = salt.zip(body).is_some_and(|(salt, body)| hex(&sha256(&[&salt, body.as_bytes()])) == expected);
        if !holds {
            find(report, restaurant, seq, "the words beside this fact were changed or removed");
        }
    }
    Ok(())
}
