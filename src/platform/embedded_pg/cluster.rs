//! A running private cluster: started or joined, and stopped by whoever leaves last.

use std::{path::Path, time::Duration};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{
    error::EmbeddedError,
    launch,
    lock::{StartLock, UseLock},
    place::{self, Place},
    postmaster::{Postmaster, State},
    settings::Purpose,
};

const DATABASE: &str = "comanda";
/// May make roles and databases, and is otherwise as limited as the owner on a server that is not ours.
const OWNER: &str = "comanda";
const SUPERUSER: &str = "postgres";

/// Recovery after a crash can take minutes.
const ANSWER_WITHIN: Duration = Duration::from_mins(10);
/// The server takes a moment to notice that a closed pool is gone.
const QUIET_WITHIN: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_millis(50);

/// As long as this lives (or until its process dies, however), no other process stops the cluster.
#[derive(Debug)]
pub struct Cluster {
    place: Place,
    password: String,
    port: u16,
    url: String,
    in_use: UseLock,
}

impl Cluster {
    /// Starts or joins the private cluster in `data_dir` (made when missing) and makes sure that the database
    /// `comanda` exists.
    pub async fn start(data_dir: &Path) -> Result<Self, EmbeddedError> {
        Self::open(data_dir, Purpose::Data).await
    }

    /// The same below `data_dir/tests`, fast and forgetful.
    pub async fn start_for_tests(data_dir: &Path) -> Result<Self, EmbeddedError> {
        Self::open(&data_dir.join("tests"), Purpose::Tests).await
    }

    /// The database `comanda` as the owner role.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Another database of this server as the owner role.
    pub fn url_for(&self, database: &str) -> String {
        url(OWNER, &self.password, self.port, database)
    }

    /// A database of this server as the superuser: for tests that plant what constraints forbid.
    pub fn superuser_url_for(&self, database: &str) -> String {
        url(SUPERUSER, &self.password, self.port, database)
    }

    /// To be called when this process's pools are closed. Stops the cluster unless another process uses it or a
    /// client is still connected; then it is left running, for the next to stop or join.
    pub async fn stop(self) -> Result<(), EmbeddedError> {
        let _start_lock = StartLock::take(self.in_use.directory()).await?;
        if !self.in_use.release_is_last()? {
            tracing::info!("the database keeps running: another process uses it");
            return Ok(());
        }
        let pgdata = self.place.pgdata();
        let Some(postmaster) = Postmaster::read(&pgdata)?.filter(|found| found.state(&pgdata) == State::Running) else {
            return Ok(());
        };
        if !is_quiet(&url(SUPERUSER, &self.password, postmaster.port, "postgres")).await? {
            tracing::info!("the database keeps running: a client is connected to it");
            return Ok(());
        }
        launch::stop(&self.place, postmaster).await?;
        tracing::info!("the database is stopped");
        Ok(())
    }

    async fn open(data_dir: &Path, purpose: Purpose) -> Result<Self, EmbeddedError> {
        let directory = place::make_directory(data_dir)?;
        let _start_lock = StartLock::take(&directory).await?;
        let in_use = UseLock::take(&directory).await?;
        let place = Place::open(&directory).await?;
        let password = place.password()?;
        let port = join_or_start(&place, &password, purpose).await?;
        make_database(&url(SUPERUSER, &password, port, "postgres"), &password).await?;
        let url = url(OWNER, &password, port, DATABASE);
        Ok(Self { place, password, port, url, in_use })
    }
}

async fn join_or_start(place: &Place, password: &str, purpose: Purpose) -> Result<u16, EmbeddedError> {
    let left_over = Postmaster::read(&place.pgdata())?;
    if let Some(port) = join(place, password).await? {
        tracing::info!(port, "joined the running database");
        return Ok(port);
    }
    let programs = launch::programs(place).await?;
    if !place.has_cluster() {
        launch::make(place, &programs, purpose).await?;
    }
    let port = launch::start(place, &programs, purpose, left_over.map(|left| left.port)).await?;
    tracing::info!(port, major = programs.major, "started the database");
    Ok(port)
}

/// The port of the running server once it answers; nothing when none runs.
async fn join(place: &Place, password: &str) -> Result<Option<u16>, EmbeddedError> {
    let pgdata = place.pgdata();
    let mut waited = Duration::ZERO;
    while let Some(postmaster) = Postmaster::read(&pgdata)? {
        match postmaster.state(&pgdata) {
            State::Running => {}
            State::Gone => return Ok(None),
            State::Reused => {
                Postmaster::remove_file(&pgdata)?;
                return Ok(None);
            }
        }
        match data_directory(&url(SUPERUSER, password, postmaster.port, "postgres")).await {
            Ok(directory) if Path::new(&directory) == pgdata => return Ok(Some(postmaster.port)),
            Ok(_) => {
                Postmaster::remove_file(&pgdata)?;
                return Ok(None);
            }
            Err(error) if is_wrong_password(&error) => {
                return Err(EmbeddedError::WrongPassword { file: place.password_file() });
            }
            Err(error) if is_passing(&error) => {}
            Err(error) => return Err(error.into()),
        }
        if waited >= ANSWER_WITHIN {
            let waited_s = waited.as_secs();
            return Err(EmbeddedError::NotAnswering { directory: pgdata, pid: postmaster.pid, waited_s });
        }
        tokio::time::sleep(POLL).await;
        waited += POLL;
    }
    Ok(None)
}

/// Whose server answers there: a copied data directory has the same password but not the same place.
async fn data_directory(url: &str) -> sqlx::Result<String> {
    let mut connection = PgConnection::connect(url).await?;
    let directory = sqlx::query_scalar("select current_setting('data_directory')").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(directory)
}

async fn make_database(superuser_url: &str, password: &str) -> Result<(), EmbeddedError> {
    let mut connection = PgConnection::connect(superuser_url).await?;
    let has_owner: bool = sqlx::query_scalar("select exists (select from pg_roles where rolname = $1)")
        .bind(OWNER)
        .fetch_one(&mut connection)
        .await?;
    if !has_owner {
        // The password is made of hexadecimal digits or was set by hand: quotes in it are doubled.
        let password = password.replace('\'', "''");
        let sql = format!("create role {OWNER} login createdb createrole password '{password}'");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    }
    let has_database: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(DATABASE)
        .fetch_one(&mut connection)
        .await?;
    if !has_database {
        let sql = format!("create database {DATABASE} owner {OWNER} template template0");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    }
    connection.close().await?;
    Ok(())
}

/// Whether no client is connected, or none is after a short while.
async fn is_quiet(superuser_url: &str) -> Result<bool, EmbeddedError> {
    let mut connection = PgConnection::connect(superuser_url).await?;
    let mut waited = Duration::ZERO;
    loop {
        let others: i64 = sqlx::query_scalar(
            "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
        )
        .fetch_one(&mut connection)
        .await?;
        if others == 0 || waited >= QUIET_WITHIN {
            connection.close().await?;
            return Ok(others == 0);
        }
        tokio::time::sleep(POLL).await;
        waited += POLL;
    }
}

fn is_wrong_password(error: &sqlx::Error) -> bool {
    code(error).is_some_and(|code| code.starts_with("28"))
}

/// Nobody listens yet, the connection broke, or the server says that it is starting or stopping.
fn is_passing(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Io(_)) || code(error).is_some_and(|code| code.starts_with("57P"))
}

fn code(error: &sqlx::Error) -> Option<String> {
    Some(error.as_database_error()?.code()?.into_owned())
}

fn url(user: &str, password: &str, port: u16, database: &str) -> String {
    let [user, password, database] = [user, password, database].map(encode);
    format!("postgres://{user}:{password}@127.0.0.1:{port}/{database}?sslmode=disable")
}

fn encode(text: &str) -> String {
    let encoded = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    });
    encoded.collect()
}
