//! security_events: added to, never changed. On the system pool: some happen to nobody we know.

use sqlx::PgPool;

use crate::{
    auth::{model::SecurityEvent, service::Event},
    kernel::{
        ids::{IdentityId, RestaurantId},
        time::Timestamp,
    },
};

pub async fn insert(
    pool: &PgPool,
    id: uuid::Uuid,
    (event, actor): (&Event<'_>, &str),
    at: Timestamp,
) -> sqlx::Result<()> {
    let address: String = event.address.chars().take(64).collect();
    sqlx::query!(
        "insert into security_events (event_id, kind, identity_id, restaurant_id, actor, address, detail, at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        event.kind,
        event.identity.map(IdentityId::uuid),
        event.restaurant.map(RestaurantId::uuid),
        actor,
        address,
        event.detail,
        at
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Those of a restaurant, and those of its present members that name no restaurant.
pub async fn list(
    pool: &PgPool,
    restaurant: RestaurantId,
    (kind, before): (Option<&str>, Option<uuid::Uuid>),
    limit: i64,
) -> sqlx::Result<Vec<SecurityEvent>> {
    let rows = sqlx::query!(
        r#"select e.event_id, e.kind, i.display_name as "name?", e.actor, e.address, e.detail, e.at
         from security_events e left join identities i on i.identity_id = e.identity_id
         where (e.restaurant_id = $1 or (e.restaurant_id is null and e.identity_id in (
                select m.identity_id from members m where m.restaurant_id = $1 and m.removed_at is null)))
           and ($2::text is null or e.kind = $2)
           and ($3::uuid is null or (e.at, e.event_id) < (select b.at, b.event_id from security_events b where b.event_id = $3))
         order by e.at desc, e.event_id desc limit $4"#,
        restaurant.uuid(),
        kind,
        before,
        limit
    );
    let rows = rows.fetch_all(pool).await?;
    Ok(rows
        .into_iter()
        .map(|row| SecurityEvent {
            id: row.event_id,
            kind: row.kind,
            person: row.name,
            actor: row.actor,
            address: row.address,
            detail: row.detail.to_string(),
            at: row.at,
        })
        .collect())
}
