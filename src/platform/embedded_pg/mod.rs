//! The private Postgres cluster that Comanda runs when no `DATABASE_URL` is given.
//!
//! Layout of the data directory:
//!
//! ```text
//! data/start.lock              held while a cluster is made, started, joined or stopped
//! data/server.lock             held (shared) by every process that uses the cluster
//! data/postgres/pgdata/        the cluster
//! data/postgres/password       random, made with the cluster, readable by its user only
//! data/postgres/log/           one file per weekday
//! data/postgres/start.log      what the server printed at its last start
//! data/postgres/programs/      a downloaded Postgres, where none was installed
//! data/tests/                  the same for the cluster of the tests
//! ```
//!
//! Invariants:
//! - One data directory has at most one running cluster, however many processes start at once.
//! - The cluster outlives a process that is killed; the next process joins it.
//! - Whoever leaves last stops it, and only when nobody else is connected.
//! - The cluster never runs as root, listens on the loopback address only, and asks everybody for a password.
//! - A half-made cluster is never used: it is made beside its place and moved there when it is complete.
//!
//! Deliberately absent: upgrades between major versions (the programs must match the data), Windows, and a data
//! directory shared by several containers or hosts (use `DATABASE_URL` for that: a container cannot see the
//! processes of another one).

pub mod cluster;
pub mod error;

mod account;
mod download;
mod find;
mod launch;
mod lock;
mod place;
mod postmaster;
mod settings;

#[cfg(test)]
mod tests;
