//! Where a person is signed in: live sessions of browsers and live families of tokens. On the system pool, as both.

use sqlx::PgPool;

use crate::{
    auth::model::{Here, SignIn, SignInKind},
    kernel::time::Timestamp,
};

/// All of one person, the last used first.
pub async fn list(pool: &PgPool, here: &Here, now: Timestamp) -> sqlx::Result<Vec<SignIn>> {
    let rows = sqlx::query!(
        r#"select session_id as "id!", true as "is_browser!", user_agent as "user_agent!", address as "address!", created_at as "created_at!",
             last_seen_at as "last_used_at!", coalesce(session_hash = $2, false) as "is_current!"
         from sessions where identity_id = $1 and revoked_at is null and expires_at > $4
         union all
         select f.family_id, false, f.user_agent, '', f.created_at, f.last_used_at, coalesce(f.family_id = $3, false)
         from token_families f where f.identity_id = $1 and f.revoked_at is null and exists (
             select from refresh_tokens r where r.family_id = f.family_id and r.used_at is null and r.expires_at > $4)
         order by 6 desc, 1"#,
        here.identity.uuid(),
        here.session.as_deref(),
        here.program,
        now
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| SignIn {
            id: row.id,
            kind: if row.is_browser { SignInKind::Browser } else { SignInKind::Program },
            user_agent: row.user_agent,
            address: row.address,
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            is_current: row.is_current,
        })
        .collect())
}

/// Whether the session, or the family of tokens, still stands.
pub async fn is_live(pool: &PgPool, here: &Here, now: Timestamp) -> sqlx::Result<bool> {
    let live = sqlx::query_scalar!(
        r#"select exists (select from sessions s where session_hash = $2 and identity_id = $1 and revoked_at is null and expires_at > $4
                 and not exists (select from devices d where d.device_id = s.device_id and d.revoked_at is not null))
             or exists (select from token_families f where family_id = $3 and identity_id = $1 and revoked_at is null
                 and not exists (select from devices d where d.device_id = f.device_id and d.revoked_at is not null)) as "is_live!""#,
        here.identity.uuid(),
        here.session.as_deref(),
        here.program,
        now
    );
    live.fetch_one(pool).await
}

/// Ends one of the person's own; false when there is none of this id.
pub async fn end(pool: &PgPool, here: &Here, id: uuid::Uuid, at: Timestamp) -> sqlx::Result<bool> {
    let session = sqlx::query!(
        "update sessions set revoked_at = $3 where identity_id = $1 and session_id = $2 and revoked_at is null",
        here.identity.uuid(),
        id,
        at
    );
    if session.execute(pool).await?.rows_affected() == 1 {
        return Ok(true);
    }
    let family = sqlx::query!(
        "update token_families set revoked_at = $3, revoked_for = 'ended' where identity_id = $1 and family_id = $2 and revoked_at is null",
        here.identity.uuid(),
        id,
        at
    );
    Ok(family.execute(pool).await?.rows_affected() == 1)
}

/// Ends all but the one that asks, at one instant, and answers how many those were.
pub async fn end_others(pool: &PgPool, here: &Here, at: Timestamp) -> sqlx::Result<u64> {
    let mut tx = pool.begin().await?;
    let sessions = sqlx::query!(
        "update sessions set revoked_at = $3
         where identity_id = $1 and session_hash is distinct from $2 and revoked_at is null and expires_at > $3",
        here.identity.uuid(),
        here.session.as_deref(),
        at
    );
    let sessions = sessions.execute(&mut *tx).await?.rows_affected();
    let families = sqlx::query!(
        "update token_families set revoked_at = $3, revoked_for = 'ended'
         where identity_id = $1 and family_id is distinct from $2 and revoked_at is null",
        here.identity.uuid(),
        here.program,
        at
    );
    let families = families.execute(&mut *tx).await?.rows_affected();
    tx.commit().await?;
    Ok(sessions + families)
}

/// Throws away what opens nothing any more since `before`: sessions, links, and programs' sign-ins with their tokens.
pub async fn sweep(pool: &PgPool, before: Timestamp, tokens_before: Timestamp) -> sqlx::Result<()> {
    sqlx::query!("delete from sessions where expires_at < $1", before).execute(pool).await?;
    sqlx::query!("delete from password_resets where expires_at < $1", before).execute(pool).await?;
    sqlx::query!("delete from token_families where last_used_at < $1", tokens_before).execute(pool).await?;
    Ok(())
}
