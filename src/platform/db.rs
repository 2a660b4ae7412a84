//! Pools, roles, migrations and the one kind of transaction.

use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, PgPool, Postgres, SqlSafeStr,
    pool::PoolConnectionMetadata,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{
    crypto,
    facts::{self, NewFact},
    live::Live,
};
use crate::kernel::{actor::Actor, error::AppError, ids::RestaurantId, time::Timestamp};

pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// The pools. Each sets its role on connect: the owner migrates, the app works under the tenant policy, the system
/// looks across tenants for a named list of purposes.
#[derive(Clone, Debug)]
pub struct Database {
    app: PgPool,
    system: PgPool,
}

const CONNECTIONS_MAX: u32 = 20;
const SYSTEM_CONNECTIONS_MAX: u32 = 6;
/// A connection that was not used for this long is asked whether it is still there.
const RESTED: Duration = Duration::from_secs(1);

/// Why the database could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    #[error("the database cannot be reached; check DATABASE_URL")]
    Connect(#[source] sqlx::Error),
    #[error(
        "the roles comanda_app and comanda_system could not be made; the user of DATABASE_URL needs CREATEROLE, or make them beforehand"
    )]
    Roles(#[source] sqlx::Error),
    #[error("the migrations failed")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl Database {
    /// Makes roles, migrates, and opens the pools.
    pub async fn open(url: &str) -> Result<Self, DatabaseError> {
        migrate(url).await?;
        Self::connect(url).await
    }

    /// Opens the pools on a database that is already migrated.
    pub async fn connect(url: &str) -> Result<Self, DatabaseError> {
        let options: PgConnectOptions = url.parse().map_err(DatabaseError::Connect)?;
        let options = options.application_name("comanda");
        Ok(Self {
            app: open(pool(CONNECTIONS_MAX, "set role comanda_app"), options.clone()).await?,
            system: open(
                pool(SYSTEM_CONNECTIONS_MAX, "set role comanda_system").after_release(end_what_is_open),
                options,
            )
            .await?,
        })
    }

    /// For what happens before a tenant is known or across tenants: sessions, codes, slugs, verify, live catch-up.
    pub const fn system(&self) -> &PgPool {
        &self.system
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        sqlx::query("select 1").execute(&self.app).await.is_ok()
    }

    /// Keeps other processes away from what only one may do at a time, for as long as the answer is held. Nothing when
    /// another one is at it.
    pub async fn lock_alone(&self, what: &str) -> sqlx::Result<Option<PgConnection>> {
        let mut own = self.own_connection().await?;
        Ok(try_alone(&mut own, what).await?.then_some(own))
    }

    /// A connection that goes back to no pool: closing it is what lifts its locks, however their holder ends.
    pub async fn own_connection(&self) -> sqlx::Result<PgConnection> {
        Ok(self.system.acquire().await?.detach())
    }

    pub async fn close(&self) {
        self.app.close().await;
        self.system.close().await;
    }

    /// A transaction that sees one restaurant only. Beginning and naming the tenant is one round trip. It begins on a task of
    /// its own: a request that is dropped meanwhile would leave one open that nobody knows of (sqlx issue 4385).
    async fn begin(&self, restaurant: RestaurantId) -> sqlx::Result<sqlx::Transaction<'static, Postgres>> {
        let begin = format!("begin; select set_config('app.restaurant_id', '{restaurant}', true)");
        let conn = self.app.acquire().await?;
        let begun = tokio::spawn(sqlx::Transaction::begin(conn, Some(AssertSqlSafe(begin).into_sql_str()))).await;
        begun.map_err(|error| sqlx::Error::Io(std::io::Error::other(error)))?
    }

    pub(super) async fn tx(
        &self,
        restaurant: RestaurantId,
        live: Live,
        actor: Actor,
        at: Timestamp,
    ) -> sqlx::Result<Tx> {
        Ok(Tx { inner: self.begin(restaurant).await?, restaurant, live, actor, at, facts: vec![], warnings: vec![] })
    }
}

/// Whether this connection holds the lock of that name, now or already.
pub async fn try_alone(own: &mut PgConnection, what: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("select pg_try_advisory_lock(hashtextextended($1, 0))").bind(what).fetch_one(own).await
}

fn pool(size: u32, set_role: &'static str) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(size)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .after_connect(move |conn, _| {
            Box::pin(async move {
                conn.execute(set_role).await?;
                conn.execute("set statement_timeout = '10s'; set lock_timeout = '4s'; set idle_in_transaction_session_timeout = '15s'")
                    .await?;
                Ok(())
            })
        })
        // A connection in use all the time needs no asking whether it is there; one that rested might be gone.
        .test_before_acquire(false)
        .before_acquire(|conn, meta| {
            Box::pin(async move {
                if RESTED <= meta.idle_for {
                    conn.ping().await?;
                }
                Ok(true)
            })
        })
}

/// Transactions of the system pool begin where they are used, and may be left open there (sqlx issue 4385).
fn end_what_is_open(conn: &mut PgConnection, _: PoolConnectionMetadata) -> BoxFuture<'_, sqlx::Result<bool>> {
    Box::pin(async move {
        conn.execute("rollback").await?;
        Ok(true)
    })
}

async fn open(pool: PgPoolOptions, options: PgConnectOptions) -> Result<PgPool, DatabaseError> {
    pool.connect_with(options).await.map_err(DatabaseError::Connect)
}

/// Makes the roles and runs the migrations, as the owner. Several processes may do so at once.
pub async fn migrate(url: &str) -> Result<(), DatabaseError> {
    let mut conn = PgConnection::connect(url).await.map_err(DatabaseError::Connect)?;
    ensure_roles(&mut conn).await.map_err(DatabaseError::Roles)?;
    MIGRATIONS.run_direct(None, &mut conn, false).await?;
    conn.close().await.map_err(DatabaseError::Connect)
}

/// Takes back the newest migration.
pub async fn migrate_down(url: &str) -> Result<(), DatabaseError> {
    let mut conn = PgConnection::connect(url).await.map_err(DatabaseError::Connect)?;
    let applied: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations")
        .fetch_one(&mut conn)
        .await
        .map_err(DatabaseError::Connect)?;
    let target = MIGRATIONS.iter().map(|migration| migration.version).filter(|version| Some(*version) < applied).max();
    MIGRATIONS.undo(&mut conn, target.unwrap_or(0)).await?;
    conn.close().await.map_err(DatabaseError::Connect)
}

/// Roles belong to the cluster, not to the database, so they are made beside the migrations; two processes may race.
async fn ensure_roles(conn: &mut PgConnection) -> sqlx::Result<()> {
    conn.execute(
        "do $$
        declare wanted text;
        begin
            foreach wanted in array array['comanda_app', 'comanda_system'] loop
                begin
                    if not exists (select from pg_roles where rolname = wanted) then
                        execute format('create role %I nologin', wanted);
                    end if;
                exception when duplicate_object or unique_violation then null;
                end;
                if not pg_has_role(current_user, wanted, 'member') then
                    execute format('grant %I to %I', wanted, current_user);
                end if;
            end loop;
        end $$",
    )
    .await?;
    Ok(())
}

/// One act: everything in it happens, or nothing. Facts recorded in it are written when it commits, last of all,
/// because that is where the acts of one restaurant queue up.
pub struct Tx {
    inner: sqlx::Transaction<'static, Postgres>,
    restaurant: RestaurantId,
    live: Live,
    actor: Actor,
    at: Timestamp,
    facts: Vec<NewFact>,
    warnings: Vec<String>,
}

impl Tx {
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.inner
    }

    pub const fn restaurant(&self) -> RestaurantId {
        self.restaurant
    }

    /// The instant of this act: the same for all that happens in it.
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    pub const fn actor(&self) -> Actor {
        self.actor
    }

    pub fn new_id<T: From<uuid::Uuid>>(&self) -> T {
        crypto::new_id()
    }

    /// Whether this transaction has changed or locked a row. What it reads may then be lost with it, so nothing of
    /// that may be kept outside.
    pub async fn has_written(&mut self) -> sqlx::Result<bool> {
        sqlx::query_scalar("select pg_current_xact_id_if_assigned() is not null").fetch_one(&mut *self.inner).await
    }

    /// For acts that cannot stand in a restaurant that was given up: refuses them there, also in this very moment, and keeps
    /// it from being given up until the act is over. Before anything else is locked.
    pub async fn require_open_house(&mut self) -> Result<(), AppError> {
        let open = sqlx::query_scalar!(
            r#"select true as "open!" from restaurants where restaurant_id = $1 and closed_at is null for key share"#,
            self.restaurant.uuid()
        );
        match open.fetch_optional(&mut *self.inner).await? {
            Some(_) => Ok(()),
            None => Err(AppError::closed_for_good()),
        }
    }

    /// For the seed, whose one transaction spans a simulated day.
    pub const fn set_moment(&mut self, at: Timestamp, actor: Actor) {
        self.at = at;
        self.actor = actor;
    }

    /// Puts a fact behind those recorded so far. It gets its number when the transaction commits.
    pub fn record(&mut self, fact: NewFact) {
        self.facts.push(fact.by(self.actor, self.at));
    }

    /// Something that the person should know although it is done.
    pub fn warn(&mut self, sentence: String) {
        self.warnings.push(sentence);
    }

    pub fn take_warnings(&mut self) -> Vec<String> {
        std::mem::take(&mut self.warnings)
    }

    /// Writes the facts and commits; then wakes the screens.
    pub async fn commit(mut self) -> Result<(), AppError> {
        let recorded = !self.facts.is_empty();
        if recorded {
            facts::write(&mut self.inner, self.restaurant, &self.facts).await?;
        }
        self.inner.commit().await?;
        if recorded {
            self.live.wake(self.restaurant);
        }
        Ok(())
    }
}

/// A locked row cannot vanish before its transaction ends.
pub fn assert_one_row(done: &sqlx::postgres::PgQueryResult) {
    assert_eq!(done.rows_affected(), 1, "a row that was locked or just read is gone");
}
