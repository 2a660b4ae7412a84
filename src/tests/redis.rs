//! Limits that are counted in a Redis of their own, and what happens when it is away.

use std::{net::TcpListener, process::Stdio, time::Instant};

use http::StatusCode;
use serde_json::json;
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use super::{
    api::call,
    app::TestApp,
    db::TestDb,
    fixtures::{PASSWORD, Wishes},
};
use crate::{
    kernel::{error::AppError, time::Timestamp},
    platform::{
        config::redis::RedisSettings,
        rate_limit::{Limit, Limits},
    },
};

struct Redis {
    process: Child,
    /// Its socket is in it.
    _folder: TempDir,
    settings: RedisSettings,
}

impl Redis {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("redis.sock");
        let mut process = Command::new("redis-server")
            .args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"])
            .arg(&socket)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("redis-server is installed: scripts/setup.sh --with-browser");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        while let Some(line) = lines.next_line().await.unwrap() {
            if line.contains("Ready to accept connections") || line.contains("ready to accept connections") {
                break;
            }
        }
        // Whatever it says later goes nowhere, and does not end it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { process, settings: RedisSettings { url: format!("unix://{}", socket.display()) }, _folder: folder }
    }
}

const LIMIT: Limit = Limit { tries: 3, window_s: 60 };

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

async fn in_postgres(db: &TestDb) -> i64 {
    let mut conn = db.superuser().await;
    sqlx::query_scalar("select coalesce(sum(count), 0)::bigint from rate_limits").fetch_one(&mut conn).await.unwrap()
}

fn is_refused(counted: Result<(), AppError>) -> Option<u32> {
    match counted {
        Ok(()) => None,
        Err(AppError::TooMany { retry_after_s }) => Some(retry_after_s),
        Err(error) => panic!("{error}"),
    }
}

/// S2-27, S3-46, S3-49: two processes count together in Redis, window by window, and nothing is left in Postgres.
#[tokio::test(flavor = "multi_thread")]
async fn two_processes_count_in_one_redis() {
    let (db, redis) = (TestDb::new().await, Redis::start().await);
    let limits = || Limits::new(db.db.system().clone(), Some(&redis.settings));
    let (one, two) = (limits(), limits());
    let now = at("2026-11-20T19:30:15Z");
    for limits in [&one, &two, &one] {
        limits.count("door", LIMIT, now).await.unwrap();
    }
    assert_eq!(is_refused(two.count("door", LIMIT, now).await), Some(45), "until the window is over");
    two.count("another door", LIMIT, now).await.unwrap();
    two.count("door", LIMIT, at("2026-11-20T19:31:00Z")).await.unwrap();
    one.take_back("door", LIMIT, now).await.unwrap();
    assert!(is_refused(one.count("door", LIMIT, now).await).is_some(), "four were counted, one was taken back");
    one.forget("door", LIMIT, now).await.unwrap();
    two.count("door", LIMIT, now).await.unwrap();
    assert_eq!(in_postgres(&db).await, 0);
    db.drop().await;
}

/// F6: when Redis dies, the limit holds: Postgres counts from then on.
#[tokio::test(flavor = "multi_thread")]
async fn limits_outlive_redis() {
    let (db, mut redis) = (TestDb::new().await, Redis::start().await);
    let limits = Limits::new(db.db.system().clone(), Some(&redis.settings));
    let now = at("2026-11-20T19:30:15Z");
    limits.count("door", LIMIT, now).await.unwrap();
    redis.process.kill().await.unwrap();
    for _ in 0..LIMIT.tries {
        limits.count("door", LIMIT, now).await.unwrap();
    }
    assert!(is_refused(limits.count("door", LIMIT, now).await).is_some());
    assert_eq!(in_postgres(&db).await, i64::from(LIMIT.tries) + 1);
    limits.forget("door", LIMIT, now).await.unwrap();
    limits.count("door", LIMIT, now).await.unwrap();
    db.drop().await;
}

/// F6: one that takes calls and never answers keeps nobody at the door for long, and nobody twice.
#[tokio::test(flavor = "multi_thread")]
async fn a_redis_that_says_nothing_is_not_waited_for() {
    let db = TestDb::new().await;
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("redis://{}/0", silent.local_addr().unwrap());
    let limits = Limits::new(db.db.system().clone(), Some(&RedisSettings { url }));
    let now = at("2026-11-20T19:30:15Z");
    let begun = Instant::now();
    for _ in 0..LIMIT.tries {
        limits.count("door", LIMIT, now).await.unwrap();
    }
    assert!(is_refused(limits.count("door", LIMIT, now).await).is_some());
    assert!(begun.elapsed().as_secs() < 3, "{:?}", begun.elapsed());
    db.drop().await;
}

/// S3-46: the sixth wrong password in a minute is not looked at, by a server that counts in Redis.
#[tokio::test(flavor = "multi_thread")]
async fn sign_in_is_limited_in_redis() {
    let redis = Redis::start().await;
    let url = redis.settings.url.clone();
    let read = move |name: &str| (name == "REDIS_URL").then(|| url.clone());
    let app = TestApp::with_settings(Wishes::default(), &read).await;
    let try_with = |password: &str| {
        let login = json!({ "login": format!("waiter-{}", app.house.slug), "password": password });
        call("POST", "/auth/login", "", Some(&login))
    };
    for _ in 0..5 {
        assert_eq!(app.send(try_with("wrong")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let sixth = app.send(try_with(PASSWORD)).await;
    assert_eq!(sixth.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(sixth.headers.contains_key("retry-after"));
    app.world.clock.advance(chrono::TimeDelta::minutes(1));
    assert_eq!(app.send(try_with(PASSWORD)).await.status, StatusCode::OK);
    app.end().await;
}
