//! Makes, starts and stops the server by the programs of Postgres, as the cluster's user.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::Output,
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};

use super::{
    account::complaint,
    download,
    error::{EmbeddedError, file_error},
    find::{self, Programs, Wanted},
    place::Place,
    postmaster::{Postmaster, State},
    settings::{self, Purpose},
};

/// Where a cluster is made, beside `pgdata`.
const NEW: &str = "pgdata.new";
/// A port that was free may be taken before the server binds it, and the children of a server that crashed may take
/// some seconds to leave.
const ATTEMPTS: usize = 60;
const BETWEEN_ATTEMPTS: Duration = Duration::from_secs(1);
/// Root could bind lower ones, but the cluster's user could not.
const PORT_MIN: u16 = 1024;
/// Recovery after a crash can take minutes.
const START_TIMEOUT_S: &str = "600";
const STOP_WITHIN: Duration = Duration::from_mins(2);
const STOP_POLL: Duration = Duration::from_millis(25);
const TAIL_LINES: usize = 15;

/// An installed Postgres that fits the data, else a downloaded one.
pub async fn programs(place: &Place) -> Result<Programs, EmbeddedError> {
    let wanted = place.major().map_or(Wanted::Any, Wanted::Major);
    match find::find(wanted, place.account).await? {
        Some(programs) => Ok(programs),
        None => download::download(&place.home.join("programs"), wanted, place.account).await,
    }
}

/// Makes the cluster beside its place and moves it there when it is complete. The password file must exist.
pub async fn make(place: &Place, programs: &Programs, purpose: Purpose) -> Result<(), EmbeddedError> {
    tracing::info!(directory = %place.home.display(), major = programs.major, "creating the database");
    if let Err(first) = init(place, programs, purpose, "C.UTF-8").await {
        tracing::debug!(%first, "this system has no locale C.UTF-8, using C");
        init(place, programs, purpose, "C").await?;
    }
    let new = place.home.join(NEW);
    append(&new.join("postgresql.conf"), settings::INCLUDE)?;
    fs::rename(&new, place.pgdata()).map_err(file_error("move", new))
}

/// Starts the server and returns its port: `preferred`, that of a server that crashed here, when it is free, so that
/// the clients of that server find the new one.
pub async fn start(
    place: &Place,
    programs: &Programs,
    purpose: Purpose,
    preferred: Option<u16>,
) -> Result<u16, EmbeddedError> {
    place.write(&place.pgdata().join(settings::FILE), &settings::text(purpose, &place.home))?;
    discard_sockets(&place.home)?;
    let mut port = match preferred.filter(|port| *port >= PORT_MIN && is_free(*port)) {
        Some(port) => port,
        None => free_port()?,
    };
    let mut attempts_left = ATTEMPTS;
    loop {
        let output = start_on(port, place, programs).await?;
        if output.status.success() {
            return Ok(port);
        }
        attempts_left -= 1;
        match preferred {
            _ if attempts_left > 0 && !is_free(port) => port = free_port()?,
            Some(_) if attempts_left > 0 => tokio::time::sleep(BETWEEN_ATTEMPTS).await,
            _ => {
                let output = format!("{}\n{}", complaint(&output), tail(place));
                return Err(EmbeddedError::Start { directory: place.pgdata(), output });
            }
        }
    }
}

/// Rolls open transactions back and stops the server, by the signal that `pg_ctl stop -m fast` sends. No programs are
/// needed for it, so that leaving never waits for a download.
pub async fn stop(place: &Place, postmaster: Postmaster) -> Result<(), EmbeddedError> {
    let pgdata = place.pgdata();
    let failed = |output: String| EmbeddedError::Stop { directory: place.pgdata(), output };
    let pid = Pid::from_raw(postmaster.pid).ok_or_else(|| failed("it has no process number".to_owned()))?;
    kill_process(pid, Signal::INT).map_err(|error| failed(error.to_string()))?;
    let mut waited = Duration::ZERO;
    while Postmaster::read(&pgdata)? == Some(postmaster) && postmaster.state(&pgdata) == State::Running {
        if waited >= STOP_WITHIN {
            return Err(failed(tail(place)));
        }
        tokio::time::sleep(STOP_POLL).await;
        waited += STOP_POLL;
    }
    Ok(())
}

/// With relative paths, because pg_ctl puts them into a shell command without escaping them.
async fn start_on(port: u16, place: &Place, programs: &Programs) -> Result<Output, EmbeddedError> {
    discard(&place.home.join("start.log"))?;
    let options = format!("-p {port}");
    let arguments = ["start", "-D", "pgdata", "-w", "-t", START_TIMEOUT_S, "-l", "start.log", "-s", "-o", &options];
    place.account.run(&programs.path("pg_ctl"), &arguments, &place.home).await
}

async fn init(place: &Place, programs: &Programs, purpose: Purpose, locale: &str) -> Result<(), EmbeddedError> {
    let new = place.home.join(NEW);
    discard(&new)?;
    let locale = format!("--locale={locale}");
    let mut arguments =
        vec!["-D", NEW, "-U", "postgres", "-A", "scram-sha-256", "--pwfile=password", "-E", "UTF8", &locale];
    if purpose == Purpose::Tests {
        arguments.push("--no-sync");
    }
    let output = place.account.run(&programs.path("initdb"), &arguments, &place.home).await?;
    if output.status.success() {
        return Ok(());
    }
    discard(&new)?;
    Err(EmbeddedError::Init { directory: place.home.clone(), output: complaint(&output) })
}

fn append(path: &Path, text: &str) -> Result<(), EmbeddedError> {
    OpenOptions::new()
        .append(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(file_error("write", path))
}

/// Removes a file or directory that an earlier attempt left.
fn discard(path: &Path) -> Result<(), EmbeddedError> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(file_error("remove", path)(error)),
        _ => Ok(()),
    }
}

/// Sockets and their locks that a killed server left: like `postmaster.pid` they name a process, and its number may
/// belong to another program by now.
fn discard_sockets(home: &Path) -> Result<(), EmbeddedError> {
    for entry in fs::read_dir(home).map_err(file_error("read", home))? {
        let entry = entry.map_err(file_error("read", home))?;
        if entry.file_name().as_encoded_bytes().starts_with(b".s.PGSQL.") {
            discard(&entry.path())?;
        }
    }
    Ok(())
}

fn free_port() -> Result<u16, EmbeddedError> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|source| EmbeddedError::NoPort { source })
}

fn is_free(port: u16) -> bool {
    TcpListener::bind(("127.0.0.1", port)).is_ok()
}

/// The end of what the server said: at its start, and in its newest log.
fn tail(place: &Place) -> String {
    let newest = fs::read_dir(place.home.join("log"))
        .into_iter()
        .flatten()
        .flatten()
        .max_by_key(|entry| entry.metadata().and_then(|found| found.modified()).ok())
        .map(|entry| entry.path());
    [Some(place.home.join("start.log")), newest]
        .into_iter()
        .flatten()
        .map(|path: PathBuf| fs::read(path).unwrap_or_default())
        .map(|bytes| {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let lines: Vec<&str> = text.lines().collect();
            lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
        })
        .collect::<Vec<_>>()
        .join("\n")
}
