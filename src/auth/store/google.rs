//! identity_links: which account elsewhere is whose. No tenant, on the system pool.

use sqlx::PgPool;

use crate::kernel::{ids::IdentityId, time::Timestamp};

/// Whose account this is, unless their login was taken away.
pub async fn find(pool: &PgPool, issuer: &str, subject: &str) -> sqlx::Result<Option<IdentityId>> {
    let found = sqlx::query_scalar!(
        "select i.identity_id from identity_links l join identities i on i.identity_id = l.identity_id
         where l.issuer = $1 and l.subject = $2 and i.disabled_at is null",
        issuer,
        subject
    );
    Ok(found.fetch_optional(pool).await?.map(IdentityId::from))
}

/// Ties an account to the login of this e-mail, which has none of this issuer yet.
pub async fn tie(
    pool: &PgPool,
    (issuer, subject): (&str, &str),
    email: &str,
    at: Timestamp,
) -> sqlx::Result<Option<IdentityId>> {
    let tied = sqlx::query_scalar!(
        "insert into identity_links (issuer, subject, identity_id, linked_at)
         select $1, $2, identity_id, $4 from identities where email = $3 and disabled_at is null
         on conflict do nothing returning identity_id",
        issuer,
        subject,
        email,
        at
    );
    Ok(tied.fetch_optional(pool).await?.map(IdentityId::from))
}
