//! A database per test, cloned from a template that is made once per set of migrations.

use std::path::PathBuf;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use tokio::sync::OnceCell;

use crate::platform::{
    crypto::{hex, sha256},
    db::{self, Database},
    embedded_pg::cluster::Cluster,
};

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// Where the tests' cluster lives: outside the clone, so that its user may reach it, and kept for the next run.
fn folder() -> PathBuf {
    std::env::var_os("COMANDA_TEST_DIR").map_or_else(|| std::env::temp_dir().join("comanda-tests"), PathBuf::from)
}

pub async fn cluster() -> &'static Cluster {
    CLUSTER
        .get_or_init(|| async {
            let folder = folder();
            std::fs::create_dir_all(&folder).unwrap();
            Cluster::start_for_tests(&folder).await.unwrap()
        })
        .await
}

/// The template's name says which migrations it holds, by number and down to the byte.
async fn template() -> &'static str {
    TEMPLATE
        .get_or_init(|| async {
            let numbers: Vec<_> = db::MIGRATIONS.iter().map(|migration| migration.version.to_be_bytes()).collect();
            let sums = db::MIGRATIONS.iter().map(|migration| migration.checksum.as_ref());
            let held: Vec<&[u8]> = numbers.iter().map(|number| number.as_slice()).chain(sums).collect();
            let name = format!("template_{}", &hex(&sha256(&held))[..16]);
            let mut conn = admin().await;
            // Other test processes may be about to make the same template.
            conn.execute("select pg_advisory_lock(4217)").await.unwrap();
            let exists: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
                .bind(&name)
                .fetch_one(&mut conn)
                .await
                .unwrap();
            if !exists {
                let raw = format!("{name}_raw");
                conn.execute(AssertSqlSafe(format!("drop database if exists {raw}"))).await.unwrap();
                conn.execute(AssertSqlSafe(format!("create database {raw}"))).await.unwrap();
                db::migrate(&cluster().await.url_for(&raw)).await.unwrap();
                conn.execute(AssertSqlSafe(format!("alter database {raw} rename to {name}"))).await.unwrap();
            }
            conn.execute("select pg_advisory_unlock(4217)").await.unwrap();
            name
        })
        .await
}

async fn admin() -> PgConnection {
    PgConnection::connect(&cluster().await.url_for("postgres")).await.unwrap()
}

/// A fresh, migrated database.
pub struct TestDb {
    pub name: String,
    pub db: Database,
}

impl TestDb {
    pub async fn new() -> Self {
        Self::cloned_from(template().await).await
    }

    /// A fresh database without any table, as an operator hands it over.
    pub async fn bare() -> Self {
        template().await;
        Self::cloned_from("template1").await
    }

    async fn cloned_from(template: &str) -> Self {
        let name = format!("test_{}", uuid::Uuid::now_v7().simple());
        let mut conn = admin().await;
        // Two clones of one template at once are refused by Postgres.
        conn.execute("select pg_advisory_lock(4218)").await.unwrap();
        conn.execute(AssertSqlSafe(format!("create database {name} template {template}"))).await.unwrap();
        conn.execute("select pg_advisory_unlock(4218)").await.unwrap();
        let db = Database::connect(&cluster().await.url_for(&name)).await.unwrap();
        Self { name, db }
    }

    /// What `DATABASE_URL` would be.
    pub async fn url(&self) -> String {
        cluster().await.url_for(&self.name)
    }

    /// A connection that no policy and no missing right stops: for planting corruption.
    pub async fn superuser(&self) -> PgConnection {
        PgConnection::connect(&cluster().await.superuser_url_for(&self.name)).await.unwrap()
    }

    /// Answers once so many sessions of this database wait for somebody's lock.
    pub async fn until_waiting(&self, sessions: i64) {
        let mut conn = self.superuser().await;
        let waiting = "select count(*) >= $1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        while !sqlx::query_scalar::<_, bool>(waiting).bind(sessions).fetch_one(&mut conn).await.unwrap() {
            tokio::task::yield_now().await;
        }
    }

    /// Answers once no session of this database has a transaction open that it does nothing in.
    pub async fn until_none_open(&self) {
        let mut conn = self.superuser().await;
        let none = "select not exists (select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%')";
        while !sqlx::query_scalar::<_, bool>(none).fetch_one(&mut conn).await.unwrap() {
            tokio::task::yield_now().await;
        }
    }

    pub async fn drop(self) {
        self.db.close().await;
        let mut conn = PgConnection::connect(&cluster().await.superuser_url_for("postgres")).await.unwrap();
        conn.execute(AssertSqlSafe(format!("drop database {} with (force)", self.name))).await.unwrap();
    }
}
