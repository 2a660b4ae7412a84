//! api_keys. Made and listed in their restaurant; found by their hash before it is known.

use sqlx::{PgConnection, PgPool};

use crate::{
    auth::model::ApiKey,
    kernel::{
        ids::{ApiKeyId, MemberId, RestaurantId},
        permission::{Permission, PermissionSet},
        time::Timestamp,
    },
};

/// A key that is good.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub restaurant: RestaurantId,
    pub key: ApiKeyId,
    pub scopes: PermissionSet,
}

fn set(names: &[String]) -> impl Iterator<Item = Permission> {
    names.iter().filter_map(|name| Permission::parse(name))
}

/// The key with this hash, on the system pool; using it is noted at most once a minute.
pub async fn find(pool: &PgPool, hash: &[u8; 32], now: Timestamp) -> sqlx::Result<Option<Known>> {
    let row = sqlx::query!(
        "select k.restaurant_id, k.api_key_id, k.scopes, k.last_used_at from api_keys k join restaurants r using (restaurant_id)
         where k.key_hash = $1 and k.revoked_at is null and r.closed_at is null",
        hash.as_slice()
    );
    let Some(row) = row.fetch_optional(pool).await? else { return Ok(None) };
    if row.last_used_at.is_none_or(|used| chrono::TimeDelta::minutes(1) < now - used) {
        sqlx::query!(
            "update api_keys set last_used_at = $3 where restaurant_id = $1 and api_key_id = $2",
            row.restaurant_id,
            row.api_key_id,
            now
        )
        .execute(pool)
        .await?;
    }
    let scopes = set(&row.scopes).collect();
    Ok(Some(Known { restaurant: row.restaurant_id.into(), key: row.api_key_id.into(), scopes }))
}

pub async fn insert(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    (key, hash): (&ApiKey, &[u8; 32]),
    by: MemberId,
) -> sqlx::Result<()> {
    let scopes: Vec<String> = key.scopes.iter().map(|scope| scope.as_str().to_owned()).collect();
    sqlx::query!(
        "insert into api_keys (restaurant_id, api_key_id, name, key_hash, scopes, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
        restaurant.uuid(),
        key.id.uuid(),
        key.name,
        hash.as_slice(),
        &scopes,
        by.uuid(),
        key.created_at
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn list(conn: &mut PgConnection, restaurant: RestaurantId) -> sqlx::Result<Vec<ApiKey>> {
    let rows = sqlx::query!(
        "select api_key_id, name, scopes, created_at, last_used_at, revoked_at from api_keys where restaurant_id = $1 order by created_at desc",
        restaurant.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows
        .into_iter()
        .map(|row| ApiKey {
            id: row.api_key_id.into(),
            name: row.name,
            scopes: set(&row.scopes).collect(),
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            revoked_at: row.revoked_at,
        })
        .collect())
}

pub async fn revoke_all(conn: &mut PgConnection, restaurant: RestaurantId, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "update api_keys set revoked_at = $2 where restaurant_id = $1 and revoked_at is null",
        restaurant.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// False when there is no such key, or it was revoked before.
pub async fn revoke(
    conn: &mut PgConnection,
    restaurant: RestaurantId,
    key: ApiKeyId,
    at: Timestamp,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update api_keys set revoked_at = $3 where restaurant_id = $1 and api_key_id = $2 and revoked_at is null",
        restaurant.uuid(),
        key.uuid(),
        at
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a key may do, on the system pool; none when it was revoked.
pub async fn scopes_now(pool: &PgPool, restaurant: RestaurantId, key: ApiKeyId) -> sqlx::Result<Option<PermissionSet>> {
    let scopes = sqlx::query_scalar!(
        "select scopes from api_keys where restaurant_id = $1 and api_key_id = $2 and revoked_at is null",
        restaurant.uuid(),
        key.uuid()
    );
    Ok(scopes.fetch_optional(pool).await?.map(|names| set(&names).collect()))
}
