//! Runs everything in one snapshot.

use sqlx::{AssertSqlSafe, Executor, PgConnection, Row, postgres::PgRow};

use super::{chain, invariants::INVARIANTS, replay};
use crate::platform::db::Database;

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The invariant's id, such as M01; CHAIN for the log, REPLAY for an order against its facts.
    pub id: &'static str,
    pub what: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.id, self.what)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Report {
    pub invariants: usize,
    pub facts: usize,
    pub findings: Vec<Finding>,
}

/// The most rows shown of one invariant.
const ROWS_SHOWN: usize = 20;

/// Why verify could not be run.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("verify must look across tenants; this connection's role is {0}")]
    WrongRole(String),
    #[error("an invariant could not be checked")]
    Database(#[from] sqlx::Error),
}

/// Checks everything in one snapshot. Refuses to run under a role that sees nothing.
pub async fn run(db: &Database) -> Result<Report, VerifyError> {
    let mut tx = db.system().begin().await?;
    tx.execute("set transaction isolation level repeatable read, read only").await?;
    tx.execute("set local statement_timeout = '10min'").await?;
    let role: String = sqlx::query_scalar("select current_user::text").fetch_one(&mut *tx).await?;
    if role != "comanda_system" {
        return Err(VerifyError::WrongRole(role));
    }
    let report = findings(&mut tx).await?;
    tx.rollback().await?;
    Ok(report)
}

/// The same on a connection of the caller's.
pub async fn findings(conn: &mut PgConnection) -> Result<Report, VerifyError> {
    let mut report = Report { invariants: INVARIANTS.len(), ..Report::default() };
    for invariant in INVARIANTS {
        // Each query names what it found in one text column.
        let rows: Vec<PgRow> = sqlx::query(AssertSqlSafe(invariant.sql)).fetch_all(&mut *conn).await?;
        for row in rows.iter().take(ROWS_SHOWN) {
            let what = row.try_get::<Option<String>, _>(0)?.unwrap_or_default();
            report.findings.push(Finding { id: invariant.id, what: format!("{}: {what}", invariant.rule) });
        }
    }
    chain::check(&mut *conn, &mut report).await?;
    replay::check(conn, &mut report).await?;
    Ok(report)
}
