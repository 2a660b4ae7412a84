//! A folder that the program works in, and the program as it runs there.

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
pub struct Place {
    pub folder: TempDir,
}

impl Place {
    pub fn new(dot_env: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Started by root, the cluster runs as another user, who must get there.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(folder.path().join(".env"), dot_env).unwrap();
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("Leptos.toml"), folder.path().join("Leptos.toml")).unwrap();
        Self { folder }
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comanda"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null()).env_clear();
        command.envs(["PATH", "COMANDA_PG_BIN"].iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub fn serve(&self) -> Server {
        self.serve_on(None)
    }

    /// On another port than the one that is set.
    pub fn serve_on(&self, port: Option<u16>) -> Server {
        let port = port.map(|port| ("PORT", port.to_string()));
        let mut child = self.command(&["serve"]).envs(port).stderr(Stdio::piped()).spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        Server { child, log, lines: vec![] }
    }
}

/// What a successful command said.
pub fn said(done: &Output) -> String {
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout.clone()).unwrap()
}

/// Why a command ended badly.
pub fn complaint(done: &Output) -> String {
    let complaint = String::from_utf8(done.stderr.clone()).unwrap();
    assert_eq!(done.status.code(), Some(1), "{complaint}");
    assert_eq!(complaint.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{complaint}");
    complaint
}

pub struct Server {
    child: Child,
    log: BufReader<ChildStderr>,
    lines: Vec<String>,
}

impl Server {
    pub fn until_ready(&mut self) {
        while !self.lines.last().is_some_and(|line| line.contains("Comanda is ready")) {
            let mut line = String::new();
            assert_ne!(self.log.read_line(&mut line).unwrap(), 0, "it ended early: {:#?}", self.lines);
            self.lines.push(line);
        }
    }

    /// Ends it as a power cut does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends it as a service manager does; answers with everything that it logged.
    pub fn stop(mut self) -> Vec<String> {
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

pub fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
