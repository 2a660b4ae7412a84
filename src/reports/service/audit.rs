//! The log, for whoever answers for the restaurant.

use crate::{
    kernel::{error::AppError, permission::Permission},
    platform::ctx::Ctx,
    reports::{
        model::audit::{AuditAsk, AuditLog, AuditQuery, AuditRow},
        store::audit as store,
    },
};

/// The most rows of one answer; a table for a spreadsheet goes so far.
pub const TABLE_MAX: u32 = 10_000;

/// Rows of one page.
const PAGE: u32 = 50;

/// A part of the log, newest first.
pub struct LogPart {
    pub rows: Vec<AuditRow>,
    /// How many there are in all.
    pub total: i64,
    /// The number that the next part comes after, where there is more.
    pub next: Option<i64>,
}

/// At most `limit` rows of the log.
pub async fn list(ctx: &Ctx, asked: &AuditQuery) -> Result<LogPart, AppError> {
    ctx.require(Permission::AuditView)?;
    let limit = asked.limit.clamp(1, TABLE_MAX);
    // One more tells whether the list goes on.
    let one_more = AuditQuery { limit: limit + 1, ..asked.clone() };
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let total = store::count(tx.conn(), restaurant, asked).await?;
    let mut rows = store::rows(tx.conn(), restaurant, &one_more).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_more = limit < rows.len();
    rows.truncate(limit);
    let next = rows.last().filter(|_| is_more).map(|row| row.seq);
    Ok(LogPart { rows, total, next })
}

/// A page of the log with the people it can be narrowed to.
pub async fn page(ctx: &Ctx, asked: &AuditAsk) -> Result<AuditLog, AppError> {
    ctx.require(Permission::AuditView)?;
    let (from, to) = asked.span();
    let (person, kind, before) = (asked.person, asked.kind, asked.before);
    let query = AuditQuery { person, kind, from, to, before, order: None, limit: PAGE };
    let LogPart { rows, total, next } = list(ctx, &query).await?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(AuditLog { rows, total, next, people: store::people(tx.conn(), restaurant).await? })
}
