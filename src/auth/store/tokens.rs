//! token_families, refresh_tokens, signing_keys. On the system pool: a token comes before a restaurant is known.

use sqlx::{PgConnection, PgPool};

use crate::kernel::{
    ids::{DeviceId, IdentityId, RestaurantId},
    time::Timestamp,
};

/// A program's sign-in.
#[derive(Clone, Debug)]
pub struct Family {
    pub id: uuid::Uuid,
    pub identity: IdentityId,
    pub restaurant: Option<RestaurantId>,
    pub user_agent: String,
    /// The device on which it was started with a PIN.
    pub device: Option<DeviceId>,
    pub created_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}

struct FamilyRow {
    family_id: uuid::Uuid,
    identity_id: uuid::Uuid,
    works_at: Option<uuid::Uuid>,
    user_agent: String,
    device_id: Option<uuid::Uuid>,
    created_at: Timestamp,
    revoked_at: Option<Timestamp>,
}

impl From<FamilyRow> for Family {
    fn from(row: FamilyRow) -> Self {
        Self {
            id: row.family_id,
            identity: row.identity_id.into(),
            restaurant: row.works_at.map(RestaurantId::from),
            user_agent: row.user_agent,
            device: row.device_id.map(DeviceId::from),
            created_at: row.created_at,
            revoked_at: row.revoked_at,
        }
    }
}

/// A refresh token as it is stored.
#[derive(Clone, Debug)]
pub struct Refresh {
    pub family: uuid::Uuid,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

pub async fn insert_family(pool: &PgPool, family: &Family) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into token_families (family_id, identity_id, works_at, user_agent, created_at, last_used_at, device_id) values ($1, $2, $3, $4, $5, $5, $6)",
        family.id,
        family.identity.uuid(),
        family.restaurant.map(RestaurantId::uuid),
        family.user_agent,
        family.created_at,
        family.device.map(DeviceId::uuid)
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub async fn find_family(pool: &PgPool, id: uuid::Uuid) -> sqlx::Result<Option<Family>> {
    let row = sqlx::query_as!(
        FamilyRow,
        "select family_id, identity_id, works_at, user_agent, device_id, created_at,
             coalesce(revoked_at, (select d.revoked_at from devices d where d.device_id = f.device_id)) as revoked_at
         from token_families f where family_id = $1",
        id
    );
    Ok(row.fetch_optional(pool).await?.map(Family::from))
}

/// Locks a family, so that its tokens are exchanged one after the other.
pub async fn lock_family(conn: &mut PgConnection, id: uuid::Uuid) -> sqlx::Result<Option<Family>> {
    let row = sqlx::query_as!(
        FamilyRow,
        "select family_id, identity_id, works_at, user_agent, device_id, created_at,
             coalesce(revoked_at, (select d.revoked_at from devices d where d.device_id = f.device_id)) as revoked_at
         from token_families f where family_id = $1 for update of f",
        id
    );
    Ok(row.fetch_optional(conn).await?.map(Family::from))
}

pub async fn revoke_family(pool: &PgPool, id: uuid::Uuid, why: &str, at: Timestamp) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update token_families set revoked_at = $2, revoked_for = $3 where family_id = $1 and revoked_at is null",
        id,
        at,
        why
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn revoke_families_of(
    conn: &mut PgConnection,
    identity: IdentityId,
    why: &str,
    at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update token_families set revoked_at = $2, revoked_for = $3 where identity_id = $1 and revoked_at is null",
        identity.uuid(),
        at,
        why
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Works in another restaurant from now on.
pub async fn set_restaurant(conn: &mut PgConnection, family: uuid::Uuid, restaurant: RestaurantId) -> sqlx::Result<()> {
    sqlx::query!("update token_families set works_at = $2 where family_id = $1", family, restaurant.uuid())
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn insert_refresh(
    conn: &mut PgConnection,
    hash: &[u8; 32],
    (family, parent): (uuid::Uuid, Option<&[u8; 32]>),
    (at, expires_at): (Timestamp, Timestamp),
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into refresh_tokens (token_hash, family_id, parent_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)",
        hash.as_slice(),
        family,
        parent.map(<[u8; 32]>::as_slice),
        at,
        expires_at
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("update token_families set last_used_at = $2 where family_id = $1", family, at).execute(conn).await?;
    Ok(())
}

pub async fn find_refresh(conn: &mut PgConnection, hash: &[u8; 32]) -> sqlx::Result<Option<Refresh>> {
    let row = sqlx::query!(
        "select family_id, expires_at, used_at from refresh_tokens where token_hash = $1",
        hash.as_slice()
    );
    Ok(row.fetch_optional(conn).await?.map(|row| Refresh {
        family: row.family_id,
        expires_at: row.expires_at,
        used_at: row.used_at,
    }))
}

pub async fn use_refresh(conn: &mut PgConnection, hash: &[u8; 32], at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("update refresh_tokens set used_at = $2 where token_hash = $1", hash.as_slice(), at)
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether the child of a used token has been used itself.
pub async fn is_child_used(conn: &mut PgConnection, parent: &[u8; 32]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select exists (select from refresh_tokens where parent_hash = $1 and used_at is not null) as "used!""#,
        parent.as_slice()
    )
    .fetch_one(conn)
    .await
}

/// The keys that sign, newest first.
pub async fn signing_keys(pool: &PgPool) -> sqlx::Result<Vec<(String, Vec<u8>, Timestamp)>> {
    let rows = sqlx::query!("select kid, secret, created_at from signing_keys order by created_at desc, kid limit 3");
    let rows = rows.fetch_all(pool).await?;
    Ok(rows.into_iter().map(|row| (row.kid, row.secret, row.created_at)).collect())
}

/// Adds a key, unless somebody else has added one since `newer_than`.
pub async fn insert_signing_key(
    pool: &PgPool,
    (kid, secret): (&str, &[u8; 32]),
    at: Timestamp,
    newer_than: Timestamp,
) -> sqlx::Result<()> {
    let mut tx = pool.begin().await?;
    sqlx::query!("lock table signing_keys in share row exclusive mode").execute(&mut *tx).await?;
    sqlx::query!(
        "insert into signing_keys (kid, secret, created_at)
         select $1, $2, $3 where not exists (select from signing_keys where created_at > $4)",
        kid,
        secret.as_slice(),
        at,
        newer_than
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}
