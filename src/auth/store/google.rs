//! identity_links: which account elsewhere is whose. No tenant, on the system pool.

use sqlx::{PgConnection, PgPool};

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

/// Ties an account to the login of this e-mail, which has none of this issuer yet. Where nobody had proven that the
/// e-mail is theirs, whoever wrote it down is out: this password takes the place of theirs.
pub async fn tie(
    pool: &PgPool,
    (issuer, subject): (&str, &str),
    email: &str,
    password_hash: &str,
    at: Timestamp,
) -> sqlx::Result<Option<IdentityId>> {
    let mut tx = pool.begin().await?;
    let tied = sqlx::query_scalar!(
        "insert into identity_links (issuer, subject, identity_id, linked_at)
         select $1, $2, identity_id, $4 from identities where email = $3 and disabled_at is null
         on conflict do nothing returning identity_id",
        issuer,
        subject,
        email,
        at
    );
    let Some(tied) = tied.fetch_optional(&mut *tx).await?.map(IdentityId::from) else { return Ok(None) };
    let taken_over = sqlx::query!(
        "update identities set email_proven = true, password_hash = $2 where identity_id = $1 and not email_proven",
        tied.uuid(),
        password_hash
    );
    if taken_over.execute(&mut *tx).await?.rows_affected() == 1 {
        super::revoke_sessions(&mut tx, tied, at).await?;
        super::tokens::revoke_families_of(&mut tx, tied, "google_tied", at).await?;
        super::passwords::end_resets(&mut tx, tied, at).await?;
    }
    tx.commit().await?;
    Ok(Some(tied))
}

/// No account elsewhere opens this login any more.
pub async fn untie(conn: &mut PgConnection, identity: IdentityId) -> sqlx::Result<()> {
    sqlx::query!("delete from identity_links where identity_id = $1", identity.uuid()).execute(conn).await?;
    Ok(())
}
