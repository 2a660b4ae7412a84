//! The built program as an operator meets it: its settings, its commands, its log, its start and its end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops with the cause")]

mod place;
mod power_cut;

use std::fs;

use self::place::{Place, complaint, free_port, get, said};

/// S0-02, S0-11, S0-51, S1-26, S1-31, S1-33, S3-55, S4-60, S4-62, S4-63: with three lines in `.env` the tables are made, an owner too, the
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
