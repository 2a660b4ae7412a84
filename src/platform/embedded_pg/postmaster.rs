//! Whether the process that `postmaster.pid` names is the server of this cluster.

use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

use rustix::{io::Errno, process::Pid};

use super::error::{EmbeddedError, file_error};

/// What `postmaster.pid` says. The file may be left over from a server that was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Postmaster {
    pub pid: i32,
    pub port: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Running,
    /// No such process: Postgres itself removes the file at its next start.
    Gone,
    /// The number now belongs to another program, as happens after a reboot and in containers. Postgres would
    /// refuse to start as long as that program lives.
    Reused,
}

impl Postmaster {
    /// Nothing when the file is missing or not yet complete.
    pub fn read(pgdata: &Path) -> Result<Option<Self>, EmbeddedError> {
        let file = file(pgdata);
        match fs::read_to_string(&file) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(file_error("read", file)(source)),
        }
    }

    pub fn state(self, pgdata: &Path) -> State {
        let Some(pid) = Pid::from_raw(self.pid) else {
            return State::Gone;
        };
        match rustix::process::test_kill_process(pid) {
            Ok(()) | Err(Errno::PERM) if self.is_ours(pgdata) => State::Running,
            Ok(()) | Err(Errno::PERM) => State::Reused,
            Err(_) => State::Gone,
        }
    }

    pub fn remove_file(pgdata: &Path) -> Result<(), EmbeddedError> {
        let file = file(pgdata);
        fs::remove_file(&file).map_err(file_error("remove", file))
    }

    /// Process number, directory, start time and port, one per line.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let pid = lines.next()?.trim().parse().ok()?;
        let port = lines.nth(2)?.trim().parse().ok()?;
        Some(Self { pid, port })
    }

    /// A postmaster works in its data directory. Where that may not be asked (root in a container without the
    /// right to trace), name and user must do; where there is no `/proc`, the caller asks the server itself.
    fn is_ours(self, pgdata: &Path) -> bool {
        let process = PathBuf::from(format!("/proc/{}", self.pid));
        match fs::read_link(process.join("cwd")) {
            Ok(directory) => directory == pgdata,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                let status = fs::read_to_string(process.join("status")).unwrap_or_default();
                fs::metadata(pgdata).is_ok_and(|found| is_living_postgres(&status, found.uid()))
            }
            Err(_) => !Path::new("/proc/self/cwd").exists(),
        }
    }
}

/// Not a dead one that nobody has collected: its number answers to signals, but its server is gone.
fn is_living_postgres(status: &str, user: u32) -> bool {
    let value = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()).unwrap_or_default()
    };
    value("Name:") == "postgres" && value("State:") != "Z" && value("Uid:") == user.to_string()
}

fn file(pgdata: &Path) -> PathBuf {
    pgdata.join("postmaster.pid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pid_file_is_read_and_a_half_written_one_is_not() {
        let whole = "4711\n/data/postgres/pgdata\n1767225600\n54321\n\n127.0.0.1\n  1234567         0\nready   \n";
        assert_eq!(Postmaster::parse(whole), Some(Postmaster { pid: 4711, port: 54321 }));
        assert_eq!(Postmaster::parse("4711\n/data/postgres/pgdata\n1767225600"), None);
        assert_eq!(Postmaster::parse(""), None);
    }

    #[test]
    fn a_dead_or_foreign_postgres_does_not_count() {
        let status = |name, state| format!("Name:\t{name}\nState:\t{state}\nUid:\t101\t101\t101\t101\n");
        assert!(is_living_postgres(&status("postgres", "S (sleeping)"), 101));
        assert!(!is_living_postgres(&status("postgres", "S (sleeping)"), 102));
        assert!(!is_living_postgres(&status("postgres", "Z (zombie)"), 101));
        assert!(!is_living_postgres(&status("comanda", "S (sleeping)"), 101));
        assert!(!is_living_postgres("", 101));
    }

    #[test]
    fn a_living_process_that_is_no_postmaster_is_told_apart() {
        let home = tempfile::tempdir().unwrap();
        let own = i32::try_from(std::process::id()).unwrap();
        assert_eq!(Postmaster { pid: own, port: 1 }.state(home.path()), State::Reused);
        assert_eq!(Postmaster { pid: 0, port: 1 }.state(home.path()), State::Gone);
    }
}
