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
const ROWS_MAX: u32 = 10_000;

/// Rows of the log, newest first, and how many there are in all.
pub async fn list(ctx: &Ctx, asked: &AuditQuery) -> Result<(Vec<AuditRow>, i64), AppError> {
    ctx.require(Permission::AuditView)?;
    let asked = AuditQuery { limit: asked.limit.clamp(1, ROWS_MAX), ..asked.clone() };
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    let total = store::count(tx.conn(), restaurant, &asked).await?;
    Ok((store::rows(tx.conn(), restaurant, &asked).await?, total))
}

/// Rows of one page.
const PAGE: u32 = 50;

/// A page of the log with the people it can be narrowed to.
pub async fn page(ctx: &Ctx, asked: &AuditAsk) -> Result<AuditLog, AppError> {
    ctx.require(Permission::AuditView)?;
    let (from, to) = asked.span();
    let (person, kind, before) = (asked.person, asked.kind, asked.before);
    // One more tells whether the list goes on.
    let query = AuditQuery { person, kind, from, to, before, order: None, limit: PAGE + 1 };
    let (mut rows, total) = list(ctx, &query).await?;
    let is_more = usize::try_from(PAGE).is_ok_and(|page| page < rows.len());
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| is_more).map(|row| row.seq);
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(AuditLog { rows, total, next, people: store::people(tx.conn(), restaurant).await? })
}
