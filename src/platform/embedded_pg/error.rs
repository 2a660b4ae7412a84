//! What can go wrong with the private cluster, in sentences that say what to do.

use std::{io, path::PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    #[error(
        "PostgreSQL {wanted} was not found and could not be downloaded ({reason}). Install it \
         (Debian: apt-get install postgresql, macOS: brew install postgresql@17), or set COMANDA_PG_BIN to the \
         directory of its programs, or set DATABASE_URL to use a server of your own."
    )]
    NoPrograms { wanted: String, reason: String },

    #[error(
        "COMANDA_PG_BIN is {}, but {problem}. Set it to the directory that holds postgres, initdb and pg_ctl of \
         PostgreSQL {wanted}, or unset it.", .directory.display()
    )]
    BadProgramsSetting { directory: PathBuf, problem: String, wanted: String },

    #[error(
        "Comanda was started by root, and PostgreSQL does not run as root: the user \"postgres\" or \"nobody\" is \
         needed, and neither exists. Create one of them, start Comanda as another user, or set DATABASE_URL."
    )]
    NoAccount,

    #[error(
        "Comanda was started by root, so its database runs as another user (id {uid}), and that user may not enter \
         {}. Set COMANDA_DATA_DIR to a directory outside of it (for example /var/lib/comanda), or start Comanda as \
         a normal user.", .blocked_at.display()
    )]
    Unreachable { blocked_at: PathBuf, uid: u32 },

    #[error(
        "The database in {} belongs to another user (id {owner}). Start Comanda as that user, or set \
         COMANDA_DATA_DIR to a directory of your own.", .directory.display()
    )]
    ForeignOwner { directory: PathBuf, owner: u32 },

    #[error(
        "The password file {} of the database is missing or empty. Put it back from a backup of the data \
         directory; without it nobody can sign in to the database beside it.", .file.display()
    )]
    NoPassword { file: PathBuf },

    #[error(
        "The running database refused the password in {}. Put the file back that was made together with the \
         database beside it.", .file.display()
    )]
    WrongPassword { file: PathBuf },

    #[error("The database could not be created in {}: {output}", .directory.display())]
    Init { directory: PathBuf, output: String },

    #[error("The database in {} did not start: {output}", .directory.display())]
    Start { directory: PathBuf, output: String },

    #[error("The database in {} did not stop: {output}", .directory.display())]
    Stop { directory: PathBuf, output: String },

    #[error(
        "The database in {} runs as process {pid} but has not answered for {waited_s} seconds. Look into the log \
         directory beside it; if the process hangs, end it and start Comanda again.", .directory.display()
    )]
    NotAnswering { directory: PathBuf, pid: i32, waited_s: u64 },

    #[error(
        "Another Comanda process has held {} for {waited_s} seconds while it makes or starts the database. Wait for \
         it or end it, then start again.", .file.display()
    )]
    Locked { file: PathBuf, waited_s: u64 },

    #[error("Could not {act} {}: {source}. Check the disk and the rights of COMANDA_DATA_DIR.", .path.display())]
    File { act: &'static str, path: PathBuf, source: io::Error },

    #[error("The system gave no free port on 127.0.0.1 for the database: {source}")]
    NoPort { source: io::Error },

    #[error("Could not run {}: {source}", .program.display())]
    Run { program: PathBuf, source: io::Error },

    #[error("The private database answered with an error: {0}")]
    Database(#[from] sqlx::Error),
}

/// Puts the act and the path before an input or output error, for `map_err`.
pub fn file_error(act: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> EmbeddedError {
    let path = path.into();
    move |source| EmbeddedError::File { act, path, source }
}
