//! What an operator sets, and what needs no setting.

use std::{cell::RefCell, collections::BTreeSet, path::Path};

use super::{
    app::{Answer, TestApp, form_post, get},
    db::TestDb,
    fixtures::PASSWORD,
};
use crate::{kernel::permission::Role, platform::config::Settings, server::serve::Store};

/// Read where Postgres is looked for, not with the others.
const READ_ELSEWHERE: [&str; 1] = ["COMANDA_PG_BIN"];

/// What the sources' systems are configured with.
const OF_OTHER_SYSTEMS: &str = "\
    APP_ENV AUTH_DISABLED CORS_ORIGINS CRYPTO_SECRET_KEY DATABASE_URL DB_HOST DB_NAME DB_PASSWORD DB_USER \
    DEBUG DJANGO_ALLOWED_HOSTS DJANGO_DB_CONN_MAX_AGE DJANGO_DB_ENGINE DJANGO_DB_HOST DJANGO_DB_NAME \
    DJANGO_DB_PASSWORD DJANGO_DB_PORT DJANGO_DB_USER DJANGO_DEBUG DJANGO_JWT_EXP_SECONDS DJANGO_JWT_SECRET \
    DJANGO_SECRET_KEY JWT_SECRET LOGIN_RATE_MAX_ATTEMPTS LOGIN_RATE_WINDOW_SECONDS MINIO_* OPENAI_API_KEY \
    POSTGRES_DB POSTGRES_HOST POSTGRES_PASSWORD POSTGRES_PORT POSTGRES_USER REDIS_URL SECRET_KEY \
    SMTP_PASSWORD SMTP_PORT SMTP_SERVER SMTP_USERNAME STORAGE_BUCKET STORAGE_PROVIDER STRIPE_PUBLISHABLE_KEY \
    STRIPE_SECRET_KEY TOKEN_EXPIRE_MINUTES TRUST_PROXY_HEADERS VITE_ENABLE_MOCKS";

fn document(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The names in the first column of the README's tables below this heading.
fn rows(readme: &str, heading: &str) -> BTreeSet<String> {
    let section = readme.split(heading).nth(1).unwrap().split("\n#").next().unwrap().to_owned();
    let cells = section.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// The commented lines of `.env.example`, uncommented.
fn example() -> Vec<(String, String)> {
    let text = document(".env.example");
    let lines = text.lines().filter_map(|line| line.strip_prefix('#')?.split_once('='));
    let lines = lines.filter(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// S0-02: `.env.example` and the README name the settings that are read, no more and no fewer.
#[test]
fn every_setting_is_documented() {
    let read = RefCell::new(BTreeSet::from(READ_ELSEWHERE.map(str::to_owned)));
    for host in [None, Some("0.0.0.0".to_owned())] {
        let _ = Settings::read(&|name| {
            read.borrow_mut().insert(name.to_owned());
            host.clone().filter(|_| name == "HOST")
        });
    }
    let read = read.into_inner();
    let listed: BTreeSet<String> = example().into_iter().map(|(name, _)| name).collect();
    assert_eq!(listed, read, ".env.example and what is read");
    assert_eq!(rows(&document("README.md"), "\n## Configuration\n"), read, "the README and what is read");
}

/// S0-02: the example is true: each of its lines is accepted, and those that show a default show the default.
#[test]
fn the_example_can_be_used_as_it_stands() {
    let example = example();
    let value = |wanted: &str| example.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let all = Settings::read(&value).unwrap();
    assert_eq!(all.public_url, "https://orders.example.com");
    let defaults =
        ["HOST", "PORT", "APP_ENV", "ALLOW_HTTP_LAN", "LOG_LEVEL", "SESSION_IDLE_MINUTES", "SESSION_MAX_HOURS"];
    let spelled = Settings::read(&|name| value(name).filter(|_| defaults.contains(&name))).unwrap();
    let unset = Settings::read(&|_| None).unwrap();
    let seen = |settings: &Settings| {
        let minutes = (settings.session_idle_minutes, settings.session_max_hours);
        (settings.listen, settings.public_url.clone(), settings.production, settings.log.clone(), minutes)
    };
    assert_eq!(seen(&spelled), seen(&unset));
}

/// S0-02..09, S1-28..30, S2-25..28, S3-48..54, S4-53..56: whoever comes from one of the other systems finds each of its variables in the README.
#[test]
fn every_variable_of_the_other_systems_has_a_row() {
    let readme = document("README.md");
    let rows = rows(&readme, "\n### Names from other systems\n");
    let missing: Vec<&str> = OF_OTHER_SYSTEMS.split_whitespace().filter(|name| !rows.contains(*name)).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}

/// S0-03, S3-48, S4-60: given the address of an empty database, Comanda makes its tables itself; starting again finds
/// them there.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_url_is_all_it_takes() {
    let db = TestDb::bare().await;
    let url = db.url().await;
    let settings = Settings::read(&|name| (name == "DATABASE_URL").then(|| url.clone())).unwrap();
    for _ in 0..2 {
        let store = Store::open(&settings).await.unwrap();
        assert!(store.db.is_ready().await);
        store.close().await.unwrap();
    }
    let mut conn = db.superuser().await;
    let tables: i64 = sqlx::query_scalar(
        "select count(*) from pg_class where relkind = 'r' and relname in ('restaurants', 'identities', 'orders', 'facts')",
    )
    .fetch_one(&mut conn)
    .await
    .unwrap();
    assert_eq!(tables, 4);
    db.drop().await;
}

/// S4-63: the refusal says which setting to look at, and keeps the password to itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_is_named() {
    let url = "postgres://comanda:hidden-word@127.0.0.1:1/comanda";
    let settings = Settings::read(&|name| (name == "DATABASE_URL").then(|| url.to_owned())).unwrap();
    let refused = Store::open(&settings).await.err().unwrap();
    let said = format!("{refused:#} {settings:?}");
    assert!(said.contains("check DATABASE_URL") && !said.contains("hidden-word"), "{said}");
}

/// S0-04: no `JWT_SECRET` is needed: who is signed in stands in the database, also for a process that has just started.
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_outlives_the_process() {
    let app = TestApp::new().await;
    let cookie = app.sign_in(Role::Waiter).await;
    let restarted = app.restarted().await;
    assert_eq!(Answer::by(&restarted, get("/pos", &cookie)).await.status, 200);
    let made_up = format!("{}x", &cookie[..cookie.len() - 1]);
    assert_eq!(Answer::by(&restarted, get("/pos", &made_up)).await.status, 303, "a cookie cannot be made up");
    app.send(form_post("/rpc/auth/sign_out", "", &cookie)).await;
    assert_eq!(Answer::by(&restarted, get("/pos", &cookie)).await.status, 303, "signed out everywhere");
    app.end().await;
}

/// S0-05: no `CRYPTO_SECRET_KEY` is needed: whoever reads the database learns no password, and no cookie to come in with.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_secret_can_be_read_in_the_database() {
    let app = TestApp::new().await;
    let staff = app.sign_in(Role::Owner).await;
    let guest = app.send(get(&format!("/t/{}", app.house.codes[0]), "")).await.cookie("comanda_guest");
    let mut conn = app.db.superuser().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    let mut read = String::new();
    for table in tables {
        let text = format!("select coalesce(string_agg(to_jsonb(t)::text, E'\\n'), '') from {table} t");
        read += &sqlx::query_scalar::<_, String>(sqlx::AssertSqlSafe(text)).fetch_one(&mut conn).await.unwrap();
    }
    assert!(read.contains("owner-trattoria") && read.contains("$argon2id$"), "the accounts were read");
    for secret in [PASSWORD, staff.split_once('=').unwrap().1, guest.split_once('=').unwrap().1] {
        assert!(20 <= secret.len() && !read.contains(secret), "{secret} stands in the database");
    }
    app.end().await;
}

/// S4-61: what one test does is in no other one's database.
#[tokio::test(flavor = "multi_thread")]
async fn each_test_has_a_database_of_its_own() {
    let (one, other) = (TestApp::new().await, TestDb::new().await);
    let restaurants = async |db: &TestDb| -> i64 {
        sqlx::query_scalar("select count(*) from restaurants").fetch_one(&mut db.superuser().await).await.unwrap()
    };
    assert_eq!((restaurants(&one.db).await, restaurants(&other).await), (1, 0));
    other.drop().await;
    one.end().await;
}

/// S0-10, S3-58: who types what other systems are started and tested with gets what the README's two commands do, and a
/// container is built by the same scripts.
#[test]
fn every_way_of_starting_is_the_same_one() {
    let package: serde_json::Value = serde_json::from_str(&document("package.json")).unwrap();
    let (makefile, readme) = (document("Makefile"), document("README.md"));
    for (npm, make, script) in [("dev", "run", "scripts/run.sh"), ("test", "test", "scripts/test.sh")] {
        assert_eq!(package["scripts"][npm], script);
        assert!(makefile.contains(&format!("\n{make}:\n\t@{script}\n")), "make {make}");
        assert!(readme.contains(&format!("make {make}")), "the README names make {make}");
    }
    let container = document("Dockerfile");
    let named = container.split_whitespace().filter(|word| word.starts_with("scripts/") && word.ends_with(".sh"));
    let named: BTreeSet<_> = named.collect();
    assert!(named.contains("scripts/setup.sh") && named.contains("scripts/release.sh"), "{named:?}");
    for script in named {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(script).is_file(), "{script}");
    }
}
