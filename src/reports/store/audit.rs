//! The log, through its views.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::{
    kernel::ids::{MemberId, OperationId, OrderId, RestaurantId, SeatingId},
    reports::model::audit::{AuditQuery, AuditRow, action},
};

/// Newest first.
pub async fn rows(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    asked: &AuditQuery,
) -> sqlx::Result<Vec<AuditRow>> {
    let rows = sqlx::query!(
        r#"select seq as "seq!", at as "at!", kind as "kind!", actor as "actor!", actor_name, operation_id, order_id, order_number, seating_id,
             (body::jsonb -> 'data') as "data!",
             (select n.name from reporting.member_names n
              where n.restaurant_id = $1 and n.member_id::text = body::jsonb -> 'data' ->> 'approved_by') as approver_name
         from reporting.audit_rows
         where restaurant_id = $1 and ($2::uuid is null or member_id = $2) and ($3::text is null or kind = $3)
           and ($4::uuid is null or order_id = $4) and ($5::timestamptz is null or at >= $5)
           and ($6::timestamptz is null or at < $6) and ($7::bigint is null or seq < $7)
         order by seq desc limit $8"#,
        restaurant.uuid(),
        asked.person.map(MemberId::uuid),
        asked.kind.map(|kind| kind.as_str()),
        asked.order.map(OrderId::uuid),
        asked.from,
        asked.to,
        asked.before,
        i64::from(asked.limit)
    )
    .fetch_all(&mut *conn)
    .await?;
    let numbers: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    let mut words = words(conn, restaurant, &numbers).await?;
    Ok(rows
        .into_iter()
        .map(|row| AuditRow {
            seq: row.seq,
            at: row.at,
            action: action(&row.kind),
            kind: row.kind,
            actor: row.actor,
            actor_name: row.actor_name,
            order: row.order_id.map(OrderId::from),
            order_number: row.order_number.and_then(|number| u32::try_from(number).ok()),
            seating: row.seating_id.map(SeatingId::from),
            operation: row.operation_id.map(OperationId::from),
            approver: row.data["approved_by"].as_str().and_then(|id| id.parse().ok()),
            approver_name: row.approver_name,
            before: row.data.get("before").cloned(),
            after: row.data.get("after").cloned(),
            data: row.data,
            words: words.remove(&row.seq).unwrap_or_default(),
        })
        .collect())
}

/// How many there are, wherever the list goes on.
pub async fn count(conn: &mut PgConnection, restaurant: RestaurantId, asked: &AuditQuery) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from reporting.audit_rows
         where restaurant_id = $1 and ($2::uuid is null or member_id = $2) and ($3::text is null or kind = $3)
           and ($4::uuid is null or order_id = $4) and ($5::timestamptz is null or at >= $5)
           and ($6::timestamptz is null or at < $6)"#,
        restaurant.uuid(),
        asked.person.map(MemberId::uuid),
        asked.kind.map(|kind| kind.as_str()),
        asked.order.map(OrderId::uuid),
        asked.from,
        asked.to
    )
    .fetch_one(conn)
    .await
}

async fn words(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    numbers: &[i64],
) -> sqlx::Result<BTreeMap<i64, BTreeMap<String, String>>> {
    let rows = sqlx::query!(
        r#"select seq as "seq!", subject as "subject!", body as "body!" from reporting.audit_words where restaurant_id = $1 and seq = any($2)"#,
        restaurant.uuid(),
        numbers
    )
    .fetch_all(conn)
    .await?;
    let mut words: BTreeMap<i64, BTreeMap<String, String>> = BTreeMap::new();
    for row in rows {
        words.entry(row.seq).or_default().insert(row.subject, row.body);
    }
    Ok(words)
}

/// Everybody who works or worked here, by name.
pub async fn people(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<(MemberId, String)>> {
    let rows = sqlx::query!(
        r#"select member_id as "id!", name as "name!" from reporting.member_names where restaurant_id = $1 order by 2, 1"#,
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.name)).collect())
}
