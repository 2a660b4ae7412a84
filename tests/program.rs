//! The built program as an operator meets it: its settings, its commands, its log, its start and its end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the cause")]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Child, ChildStderr, Command, Output, Stdio},
};

use rustix::process::{Pid, Signal};
use tempfile::TempDir;

/// A folder to work in, with a `.env`, and nothing from the environment that the test runs in.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new(dot_env: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Started by root, the cluster runs as another user, who must get there.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(folder.path().join(".env"), dot_env).unwrap();
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Leptos.toml"), folder.path().join("Leptos.toml")).unwrap();
        Self { folder }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null()).env_clear();
        command.envs(["PATH", "COMANDA_PG_BIN"].iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn serve(&self) -> Server {
        let mut child = self.command(&["serve"]).stderr(Stdio::piped()).spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        Server { child, log, lines: vec![] }
    }
}

/// What a successful command said.
fn said(done: &Output) -> String {
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout.clone()).unwrap()
}

/// Why a command ended badly.
fn complaint(done: &Output) -> String {
    let complaint = String::from_utf8(done.stderr.clone()).unwrap();
    assert_eq!(done.status.code(), Some(1), "{complaint}");
    assert_eq!(complaint.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{complaint}");
    complaint
}

struct Server {
    child: Child,
    log: BufReader<ChildStderr>,
    lines: Vec<String>,
}

impl Server {
    fn until_ready(&mut self) {
        while !self.lines.last().is_some_and(|line| line.contains("Comanda is ready")) {
            let mut line = String::new();
            assert_ne!(self.log.read_line(&mut line).unwrap(), 0, "it ended early: {:#?}", self.lines);
            self.lines.push(line);
        }
    }

    /// Ends it as a service manager does; answers with everything that it logged.
    fn stop(mut self) -> Vec<String> {
        rustix::process::kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        let mut rest = String::new();
        self.log.read_to_string(&mut rest).unwrap();
        assert!(self.child.wait().unwrap().success(), "{rest}");
        self.lines.extend(rest.lines().map(str::to_owned));
        std::mem::take(&mut self.lines)
    }
}

impl Drop for Server {
    /// A failed test leaves no server behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// S0-02, S1-31, S1-33, S3-55, S4-60, S4-62, S4-63: with three lines in `.env` the tables are made, an owner too, the
/// server answers on its port and says how it is, a second one is told that the port is taken, the log is JSON, and a
/// service manager's signal ends it in order.
#[test]
fn a_dot_env_and_three_commands_are_enough() {
    let port = free_port();
    let place = Place::new(&format!("COMANDA_DATA_DIR=data\nPORT={port}\nAPP_ENV=production\n"));
    assert_eq!(said(&place.run(&["migrate"])), "The database is up to date.\n");
    let account =
        ["bootstrap-admin", "--email", "rosa@house.example", "--password", "a long password", "--name", "Rosa"];
    assert!(said(&place.run(&account)).ends_with("rosa@house.example may sign in as owner.\n"));

    let mut server = place.serve();
    server.until_ready();
    let health = get(port, "/health");
    assert!(health.starts_with("HTTP/1.1 200") && health.ends_with(r#"{"status":"ok"}"#), "{health}");
    assert!(get(port, "/health/ready").starts_with("HTTP/1.1 200"));
    assert!(get(port, "/login").starts_with("HTTP/1.1 200"));

    let second = complaint(&place.run(&["serve"]));
    assert!(
        second.contains(&format!("127.0.0.1:{port} cannot be listened on")) && second.contains("Set PORT"),
        "{second}"
    );
    assert!(said(&place.run(&["verify"])).contains(" 0 findings."), "a command beside the server");

    let log = server.stop();
    assert!(log.last().is_some_and(|line| line.contains("the database is stopped")), "{log:#?}");
    for line in log {
        let line: serde_json::Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(line["level"].is_string() && line["fields"]["message"].is_string(), "{line}");
    }
}

/// S0-02, S4-63: a setting that cannot be used is named, wherever it comes from; what is set in the environment wins
/// over `.env`; nothing was begun.
#[test]
fn a_bad_setting_is_named() {
    let place = Place::new("COMANDA_DATA_DIR=data\nPORT=from-the-file\n");
    let of_file = complaint(&place.run(&["migrate"]));
    assert!(of_file.contains(r#"PORT: "from-the-file" is not a port"#), "{of_file}");
    let of_environment = complaint(&place.command(&["migrate"]).env("PORT", "from-the-shell").output().unwrap());
    assert!(of_environment.contains(r#"PORT: "from-the-shell" is not a port"#), "{of_environment}");
    fs::write(place.folder.path().join(".env"), "PORT 3000\n").unwrap();
    let unreadable = complaint(&place.run(&["serve"]));
    assert!(unreadable.contains("error: .env: "), "{unreadable}");
    assert!(!place.folder.path().join("data").exists());
}

/// S3-48, S4-63: a database that is not there is named by its setting, and no other one is used in its place.
#[test]
fn a_given_database_is_the_one_that_is_used() {
    let place = Place::new("COMANDA_DATA_DIR=data\nDATABASE_URL=postgres://comanda:hidden-word@127.0.0.1:1/comanda\n");
    let refused = complaint(&place.run(&["migrate"]));
    assert!(refused.contains("check DATABASE_URL") && !refused.contains("hidden-word"), "{refused}");
    assert!(!place.folder.path().join("data").exists());
}
