//! Finds the programs of an installed Postgres.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::{account::Account, error::EmbeddedError};

/// The oldest major version whose features the schema uses.
pub const MAJOR_MIN: u32 = 15;

/// Where installers put versions side by side; `*` stands for one name with a number in it.
const PLACES: [&str; 9] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/opt/local/lib/postgresql*/bin",
    "/usr/local/pgsql/bin",
];

/// A directory with `postgres`, `initdb` and `pg_ctl`, all tried by the account that will run them.
#[derive(Debug, Clone)]
pub struct Programs {
    directory: PathBuf,
    pub major: u32,
}

impl Programs {
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }
}

/// Which version is looked for: existing data is read by its own major version only.
#[derive(Debug, Clone, Copy)]
pub enum Wanted {
    Any,
    Major(u32),
}

impl Wanted {
    fn takes(self, major: u32) -> bool {
        match self {
            Self::Any => major >= MAJOR_MIN,
            Self::Major(wanted) => major == wanted,
        }
    }
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Any => write!(f, "{MAJOR_MIN} or newer"),
            Self::Major(major) => write!(f, "{major} (the version that made the data)"),
        }
    }
}

/// `COMANDA_PG_BIN` alone when it is set; else PATH, `pg_config`, and the usual places, newest first.
pub async fn find(wanted: Wanted, account: Account) -> Result<Option<Programs>, EmbeddedError> {
    if let Some(directory) = env::var_os("COMANDA_PG_BIN").filter(|value| !value.is_empty()) {
        return chosen(PathBuf::from(directory), wanted, account).await.map(Some);
    }
    for directory in candidates(account).await {
        match probe(&directory, account).await {
            Ok(programs) if wanted.takes(programs.major) => return Ok(Some(programs)),
            Ok(programs) => {
                tracing::debug!(directory = %directory.display(), major = programs.major, "not wanted");
            }
            Err(problem) => {
                tracing::debug!(directory = %directory.display(), problem, "not usable");
            }
        }
    }
    Ok(None)
}

/// The programs in `directory` when they are complete, run, and say their version; else what is wrong with them.
pub async fn probe(directory: &Path, account: Account) -> Result<Programs, String> {
    for name in ["postgres", "initdb", "pg_ctl"] {
        if !directory.join(name).is_file() {
            return Err(format!("it holds no {name}"));
        }
    }
    let postgres = directory.join("postgres");
    let output = account.run(&postgres, &["--version"], Path::new("/")).await.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let major = parse_major(&text).ok_or_else(|| format!("its postgres does not say its version: {}", text.trim()))?;
    Ok(Programs { directory: directory.to_owned(), major })
}

async fn chosen(directory: PathBuf, wanted: Wanted, account: Account) -> Result<Programs, EmbeddedError> {
    let problem = match probe(&directory, account).await {
        Ok(programs) if wanted.takes(programs.major) => return Ok(programs),
        Ok(programs) => format!("that is PostgreSQL {}", programs.major),
        Err(problem) => problem,
    };
    Err(EmbeddedError::BadProgramsSetting { directory, problem, wanted: wanted.to_string() })
}

async fn candidates(account: Account) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = env::var_os("PATH").iter().flat_map(env::split_paths).collect();
    if let Ok(output) = account.run(Path::new("pg_config"), &["--bindir"], Path::new("/")).await {
        found.push(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    }
    found.retain(|directory| directory.is_absolute() && directory.join("postgres").is_file());
    found.extend(PLACES.iter().flat_map(|place| expand(place)));
    found
}

/// The directories that a pattern of `PLACES` stands for, highest number first.
fn expand(place: &str) -> Vec<PathBuf> {
    let Some((before, after)) = place.split_once('*') else {
        return vec![PathBuf::from(place)];
    };
    let (parent, prefix) = before.rsplit_once('/').unwrap_or(("", before));
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir(parent)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let number = parse_number(name.strip_prefix(prefix)?).unwrap_or(0);
            Some((number, entry.path().join(after.trim_start_matches('/'))))
        })
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}

/// `postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)` gives 15, and so does `15devel`.
fn parse_major(version: &str) -> Option<u32> {
    parse_number(version.split_once("(PostgreSQL)")?.1)
}

fn parse_number(text: &str) -> Option<u32> {
    let digits: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_every_known_form() {
        assert_eq!(parse_major("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n"), Some(15));
        assert_eq!(parse_major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(parse_major("postgres (PostgreSQL) 19devel"), Some(19));
        assert_eq!(parse_major("bash: postgres: not found"), None);
    }

    #[test]
    fn newer_versions_come_first() {
        let home = tempfile::tempdir().unwrap();
        for name in ["9.6", "15", "17", "other"] {
            fs::create_dir(home.path().join(name)).unwrap();
        }
        let names: Vec<String> = expand(&format!("{}/*/bin", home.path().display()))
            .iter()
            .map(|path| path.strip_prefix(home.path()).unwrap().display().to_string())
            .collect();
        assert_eq!(names, ["17/bin", "15/bin", "9.6/bin", "other/bin"]);
    }
}
