//! The server's settings. They are written at every start, so that a newer Comanda may improve them; whatever an
//! operator sets by `alter system` or at the end of `postgresql.conf` wins.

use std::path::Path;

/// What the cluster is for. Tests have a data directory of their own, so that real data never runs without fsync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Data,
    Tests,
}

/// The file beside `postgresql.conf`, and the line there that reads it.
pub const FILE: &str = "comanda.conf";
pub const INCLUDE: &str = "\n# Settings of Comanda, written anew at every start. What stands below this line wins.\ninclude_if_exists = 'comanda.conf'\n";

/// The longest path of a socket that every system takes.
const SOCKET_PATH_MAX: usize = 103;

const ALWAYS: &str = "\
listen_addresses = '127.0.0.1'
password_encryption = 'scram-sha-256'
shared_buffers = '128MB'
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %u@%d '
";

const FOR_DATA: &str = "\
max_connections = 100
fsync = on
synchronous_commit = on
full_page_writes = on
";

/// Nothing survives a power cut here, which is what makes a database per test cheap.
const FOR_TESTS: &str = "\
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = 'minimal'
max_wal_senders = 0
";

pub fn text(purpose: Purpose, home: &Path) -> String {
    let for_purpose = match purpose {
        Purpose::Data => FOR_DATA,
        Purpose::Tests => FOR_TESTS,
    };
    let socket_directory = socket_directory(home).unwrap_or_default();
    format!(
        "# Written by Comanda at every start: changes here are lost.\n{ALWAYS}{for_purpose}unix_socket_directories = '{socket_directory}'\n"
    )
}

/// A socket for `psql -h`, where the path is short and plain enough for Postgres.
fn socket_directory(home: &Path) -> Option<&str> {
    let path = home.to_str()?;
    let is_plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    (is_plain && path.len() + "/.s.PGSQL.65535".len() <= SOCKET_PATH_MAX).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_data_is_durable() {
        let text = text(Purpose::Data, Path::new("/srv/comanda/postgres"));
        for line in ["fsync = on", "synchronous_commit = on", "full_page_writes = on"] {
            assert!(text.lines().any(|found| found == line), "{line} is missing");
        }
    }

    #[test]
    fn a_long_or_odd_path_gets_no_socket() {
        assert_eq!(socket_directory(Path::new("/srv/comanda/postgres")), Some("/srv/comanda/postgres"));
        assert_eq!(socket_directory(Path::new("/srv/Ada's café/postgres")), None);
        assert_eq!(socket_directory(Path::new(&format!("/srv/{}", "x".repeat(90)))), None);
    }
}
