//! simulated_cards, simulated_refunds: the simulated gateway's own books. It knows no restaurant, like a card company.

use sqlx::PgPool;

use crate::kernel::{money::Money, time::Timestamp};

/// A card on the terminal or on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub session: String,
    pub amount: Money,
    pub currency: String,
    pub holds: bool,
    pub state: CardState,
    pub captured: Money,
    pub refunded: Money,
    pub return_url: String,
}

impl Card {
    pub fn is_open(&self) -> bool {
        self.state == CardState::Open
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState {
    Open,
    Held,
    Captured,
    Declined,
    Cancelled,
    Expired,
}

impl CardState {
    const ALL: [Self; 6] = [Self::Open, Self::Held, Self::Captured, Self::Declined, Self::Cancelled, Self::Expired];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Held => "held",
            Self::Captured => "captured",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }
}

/// Once per session: the first stands.
pub async fn insert(pool: &PgPool, card: &Card, at: Timestamp) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into simulated_cards (session_ref, amount_minor, currency, holds, state, captured_minor, return_url, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
        card.session,
        card.amount.minor(),
        card.currency,
        card.holds,
        card.state.as_str(),
        card.captured.minor(),
        card.return_url,
        at
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub async fn find(pool: &PgPool, session: &str) -> sqlx::Result<Option<Card>> {
    let row = sqlx::query!(
        "select session_ref, amount_minor, currency, holds, state, captured_minor, refunded_minor, return_url from simulated_cards where session_ref = $1",
        session
    )
    .fetch_optional(pool)
    .await?;
    let money = |minor: i64| Money::try_from(minor).map_err(|error| sqlx::Error::Decode(error.into()));
    row.map(|row| {
        let state = CardState::ALL.into_iter().find(|state| state.as_str() == row.state);
        Ok(Card {
            session: row.session_ref,
            amount: money(row.amount_minor)?,
            currency: row.currency,
            holds: row.holds,
            state: state.ok_or_else(|| sqlx::Error::Decode("a simulated card's state cannot be read".into()))?,
            captured: money(row.captured_minor)?,
            refunded: money(row.refunded_minor)?,
            return_url: row.return_url,
        })
    })
    .transpose()
}

/// A card is entered on an open page.
pub async fn enter(pool: &PgPool, session: &str, approves: bool) -> sqlx::Result<()> {
    sqlx::query!(
        "update simulated_cards set state = case when not $2 then 'declined' when holds then 'held' else 'captured' end,
             captured_minor = case when $2 and not holds then amount_minor else 0 end
         where session_ref = $1 and state = 'open'",
        session,
        approves
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub async fn advance(pool: &PgPool, session: &str, (from, to): (CardState, CardState)) -> sqlx::Result<()> {
    sqlx::query!(
        "update simulated_cards set state = $3 where session_ref = $1 and state = $2",
        session,
        from.as_str(),
        to.as_str()
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Takes held money; false when it is not held, or not as much.
pub async fn capture(pool: &PgPool, session: &str, amount: Money) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update simulated_cards set state = 'captured', captured_minor = $2 where session_ref = $1 and state = 'held' and $2 <= amount_minor",
        session,
        amount.minor()
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives money back once per name; false when there is not as much.
pub async fn refund(pool: &PgPool, (name, session): (&str, &str), amount: Money) -> sqlx::Result<bool> {
    let mut tx = pool.begin().await?;
    let is_new = sqlx::query!(
        "insert into simulated_refunds (refund_ref, session_ref, amount_minor)
         select $1, session_ref, $3 from simulated_cards where session_ref = $2 on conflict do nothing",
        name,
        session,
        amount.minor()
    )
    .execute(&mut *tx)
    .await?;
    if is_new.rows_affected() == 0 {
        let is_known = sqlx::query_scalar!(
            r#"select exists (select from simulated_refunds where refund_ref = $1 and amount_minor = $2) as "known!""#,
            name,
            amount.minor()
        );
        return is_known.fetch_one(&mut *tx).await;
    }
    let done = sqlx::query!(
        "update simulated_cards set refunded_minor = refunded_minor + $2
         where session_ref = $1 and refunded_minor + $2 <= captured_minor",
        session,
        amount.minor()
    )
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        tx.rollback().await?;
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}
