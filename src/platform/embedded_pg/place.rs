//! Where a cluster lives on the disk, whom that belongs to, and its password.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use super::{
    account::Account,
    error::{EmbeddedError, file_error},
};
use crate::platform::crypto::{hex, random_bytes};

#[derive(Debug, Clone)]
pub struct Place {
    /// Holds everything of the cluster; its owner is the user that the cluster runs as.
    pub home: PathBuf,
    pub account: Account,
}

impl Place {
    /// The place below `directory`, made when missing and checked to be reachable.
    pub async fn open(directory: &Path) -> Result<Self, EmbeddedError> {
        let home = directory.join("postgres");
        let account = Account::choose(&home).await?;
        match fs::create_dir(&home) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(file_error("create", home)(error));
            }
            _ => fs::set_permissions(&home, fs::Permissions::from_mode(0o700)).map_err(file_error("protect", &home))?,
        }
        if account != Account::Own && fs::metadata(&home).map_err(file_error("look at", &home))?.uid() == 0 {
            account.give(&home)?;
        }
        account.check_reach(&home).await?;
        Ok(Self { home, account })
    }

    pub fn pgdata(&self) -> PathBuf {
        self.home.join("pgdata")
    }

    pub fn password_file(&self) -> PathBuf {
        self.home.join("password")
    }

    pub fn has_cluster(&self) -> bool {
        self.pgdata().join("PG_VERSION").is_file()
    }

    /// The major version that made the data.
    pub fn major(&self) -> Option<u32> {
        fs::read_to_string(self.pgdata().join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// The password of the cluster; a cluster still to be made gets a new one.
    pub fn password(&self) -> Result<String, EmbeddedError> {
        let file = self.password_file();
        let found = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            read => read.map_err(file_error("read", &file))?,
        };
        match found.trim() {
            "" if self.has_cluster() => Err(EmbeddedError::NoPassword { file }),
            "" => {
                let password = hex(&random_bytes::<16>());
                self.write(&file, &format!("{password}\n"))?;
                Ok(password)
            }
            password => Ok(password.to_owned()),
        }
    }

    /// Writes a file of the cluster whole or not at all. Never through a link: root may be writing into a
    /// directory of another user here.
    pub fn write(&self, path: &Path, text: &str) -> Result<(), EmbeddedError> {
        let new = path.with_extension("new");
        match fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(file_error("replace", new)(error));
            }
            _ => {}
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&new)
            .map_err(file_error("create", &new))?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(file_error("write", &new))?;
        self.account.give(&new)?;
        fs::rename(&new, path).map_err(file_error("write", path))
    }
}

/// Makes the data directory and returns its absolute path without links. When root makes it, other users may pass
/// through (not list) it, because the cluster's user has to.
pub fn make_directory(directory: &Path) -> Result<PathBuf, EmbeddedError> {
    let mut missing: Vec<&Path> =
        directory.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists()).collect();
    missing.reverse();
    fs::create_dir_all(directory).map_err(file_error("create", directory))?;
    if rustix::process::geteuid().is_root() {
        for path in missing {
            let mode = fs::metadata(path).map_err(file_error("look at", path))?.mode() | 0o011;
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(file_error("open up", path))?;
        }
    }
    fs::canonicalize(directory).map_err(file_error("find", directory))
}
