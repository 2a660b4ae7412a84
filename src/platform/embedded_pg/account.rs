//! The operating system's user that the cluster runs as: this process's own, or another one when this is root.

use std::{
    fs, io,
    os::unix::fs::{MetadataExt, lchown},
    path::{Path, PathBuf},
    process::{Output, Stdio},
};

use tokio::process::Command;

use super::error::{EmbeddedError, file_error};

/// Users that exist on most systems for this purpose, best first.
const CANDIDATES: [&str; 2] = ["postgres", "nobody"];
/// What a program of Postgres may see of our environment: never our secrets, nor a stray PGPORT.
const ENVIRONMENT: [&str; 5] = ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    Own,
    Other { uid: u32, gid: u32 },
}

impl Account {
    /// The user for the cluster in `directory`: who owns it already, else one that may own it.
    pub async fn choose(directory: &Path) -> Result<Self, EmbeddedError> {
        let uid = rustix::process::geteuid().as_raw();
        let owner = match fs::metadata(directory) {
            Ok(found) => Some((found.uid(), found.gid())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => return Err(file_error("look at", directory)(source)),
        };
        match (uid, owner) {
            (0, Some((uid, gid))) if uid != 0 => Ok(Self::Other { uid, gid }),
            (0, _) => Self::find().await,
            (uid, Some((owner, _))) if uid != owner => {
                Err(EmbeddedError::ForeignOwner { directory: directory.to_owned(), owner })
            }
            (_, _) => Ok(Self::Own),
        }
    }

    /// Makes this account the owner of `path` and all below it; links are not followed.
    pub fn give(self, path: &Path) -> Result<(), EmbeddedError> {
        let Self::Other { uid, gid } = self else {
            return Ok(());
        };
        lchown(path, Some(uid), Some(gid)).map_err(file_error("change the owner of", path))?;
        if path.is_dir() && !path.is_symlink() {
            for entry in fs::read_dir(path).map_err(file_error("read", path))? {
                self.give(&entry.map_err(file_error("read", path))?.path())?;
            }
        }
        Ok(())
    }

    /// Fails with the first directory on the way to `directory` that this account may not enter.
    pub async fn check_reach(self, directory: &Path) -> Result<(), EmbeddedError> {
        let Self::Other { uid, .. } = self else {
            return Ok(());
        };
        let mut way: Vec<PathBuf> = directory.ancestors().map(Path::to_owned).collect();
        way.reverse();
        for step in way {
            if self.run(Path::new("/bin/sh"), &["-c", ":"], &step).await.is_err_and(|e| is_denied(&e)) {
                return Err(EmbeddedError::Unreachable { blocked_at: step, uid });
            }
        }
        Ok(())
    }

    /// Runs a program as this account, in a process group of its own so that Ctrl-C in our terminal passes it by.
    pub async fn run(self, program: &Path, arguments: &[&str], directory: &Path) -> Result<Output, EmbeddedError> {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(directory).stdin(Stdio::null()).process_group(0).env_clear();
        command.envs(ENVIRONMENT.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command.env("LC_ALL", "C").env("HOME", directory);
        if let Self::Other { uid, gid } = self {
            command.uid(uid).gid(gid);
        }
        command.output().await.map_err(|source| EmbeddedError::Run { program: program.to_owned(), source })
    }

    async fn find() -> Result<Self, EmbeddedError> {
        for name in CANDIDATES {
            if let (Some(uid), Some(gid)) = (ask_id("-u", name).await, ask_id("-g", name).await) {
                return Ok(Self::Other { uid, gid });
            }
        }
        Err(EmbeddedError::NoAccount)
    }
}

/// Output of a failed program for an error: what it complained about, else what it said.
pub fn complaint(output: &Output) -> String {
    let text = if output.stderr.trim_ascii().is_empty() { &output.stdout } else { &output.stderr };
    String::from_utf8_lossy(text).trim().to_owned()
}

/// `id` asks the system's name services, which `/etc/passwd` alone would not.
async fn ask_id(which: &str, name: &str) -> Option<u32> {
    let output = Account::Own.run(Path::new("id"), &[which, name], Path::new("/")).await.ok()?;
    if !output.status.success() {
        return None;
    }
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

fn is_denied(error: &EmbeddedError) -> bool {
    matches!(error, EmbeddedError::Run { source, .. } if source.kind() == io::ErrorKind::PermissionDenied)
}
