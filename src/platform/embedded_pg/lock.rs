//! The two lock files of a data directory. Locks vanish with the process that held them, so a kill leaves none behind.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use super::error::{EmbeddedError, file_error};

/// A first start may download and unpack Postgres under the lock, hence the long patience.
const PATIENCE: Duration = Duration::from_mins(15);
const POLL: Duration = Duration::from_millis(25);
const SILENCE: Duration = Duration::from_secs(2);

/// Makes the acts on a cluster (make, start, join, stop) follow one another. Released on drop.
#[derive(Debug)]
pub struct StartLock(#[expect(dead_code, reason = "held, never read")] File);

impl StartLock {
    pub async fn take(directory: &Path) -> Result<Self, EmbeddedError> {
        let path = directory.join("start.lock");
        let file = open(&path)?;
        poll(&path, || file.try_lock()).await?;
        Ok(Self(file))
    }
}

/// Says that this process uses the cluster: `server.lock`, held shared by every process that does.
#[derive(Debug)]
pub struct UseLock {
    file: File,
    path: PathBuf,
}

impl UseLock {
    /// To be called under the start lock.
    pub async fn take(directory: &Path) -> Result<Self, EmbeddedError> {
        let path = directory.join("server.lock");
        let file = open(&path)?;
        poll(&path, || file.try_lock_shared()).await?;
        Ok(Self { file, path })
    }

    /// The data directory.
    pub fn directory(&self) -> &Path {
        self.path.parent().expect("the lock file was opened inside a directory")
    }

    /// Gives up the shared lock and tells whether no other process holds one. To be called under the start lock,
    /// which is what keeps the answer true until the cluster is stopped.
    pub fn release_is_last(self) -> Result<bool, EmbeddedError> {
        self.file.unlock().map_err(file_error("unlock", &self.path))?;
        match self.file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(source)) => Err(file_error("lock", self.path)(source)),
        }
    }
}

/// Reading is enough to lock, so that root's files do not keep a later normal user out.
fn open(path: &Path) -> Result<File, EmbeddedError> {
    match OpenOptions::new().write(true).create(true).truncate(false).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => File::open(path),
        opened => opened,
    }
    .map_err(file_error("open", path))
}

/// Polls instead of blocking: a blocked thread could not be cancelled when the caller gives up.
async fn poll(path: &Path, attempt: impl Fn() -> Result<(), TryLockError>) -> Result<(), EmbeddedError> {
    let mut waited = Duration::ZERO;
    loop {
        match attempt() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(source)) => return Err(file_error("lock", path)(source)),
            Err(TryLockError::WouldBlock) if waited >= PATIENCE => {
                return Err(EmbeddedError::Locked { file: path.to_owned(), waited_s: waited.as_secs() });
            }
            Err(TryLockError::WouldBlock) => {}
        }
        if waited == SILENCE {
            tracing::info!(lock = %path.display(), "waiting for another process that makes or starts the database");
        }
        tokio::time::sleep(POLL).await;
        waited += POLL;
    }
}
