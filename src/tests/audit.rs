//! What is visible of security: one's own sign-ins, the log, and that nobody changes it.

use axum::body::Body;
use http::{Request, StatusCode, header};
use serde_json::{Value, json};

use super::{
    app::{Answer, TestApp, get},
    fixtures::PASSWORD,
};
use crate::{kernel::permission::Role, platform::ctx::Ctx};

fn call(method: &str, path: &str, (name, value): (header::HeaderName, &str)) -> Request<Body> {
    let request = Request::builder().method(method).uri(format!("/api/v1{path}")).header(name, value);
    request.header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap()
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {} {}", answer.status, answer.body))
}

async fn bearer(app: &TestApp, role: Role) -> String {
    let login = json!({ "login": format!("{}-{}", role.as_str(), app.house.slug), "password": PASSWORD });
    let request = Request::post("/api/v1/auth/login").header(header::CONTENT_TYPE, "application/json");
    let answer = app.send(request.body(Body::from(login.to_string())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    format!("Bearer {}", read(&answer)["access_token"].as_str().unwrap())
}

/// A person sees where they are signed in and ends any of it, which is dead at the next request. What belongs to
/// somebody else is not there.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_ends_their_own_sign_ins() {
    let app = TestApp::new().await;
    let (tablet, office) = (app.sign_in(Role::Waiter).await, app.sign_in(Role::Waiter).await);
    let program = bearer(&app, Role::Waiter).await;
    let other = bearer(&app, Role::Owner).await;
    let list = async |by: (header::HeaderName, &str)| read(&app.send(call("GET", "/auth/sessions", by)).await);

    let mine = list((header::COOKIE, &tablet)).await;
    let mine = mine.as_array().unwrap();
    assert_eq!(mine.len(), 3, "{mine:?}");
    let current: Vec<&Value> = mine.iter().filter(|one| one["is_current"] == true).collect();
    assert_eq!((current.len(), &current[0]["kind"]), (1, &json!("browser")));
    let of_program = mine.iter().find(|one| one["kind"] == "program").unwrap()["id"].as_str().unwrap().to_owned();
    let path = format!("/auth/sessions/{of_program}");

    let foreign = app.send(call("DELETE", &path, (header::AUTHORIZATION, &other))).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(list((header::AUTHORIZATION, &program)).await.as_array().unwrap().len(), 3);
    let ended = app.send(call("DELETE", &path, (header::COOKIE, &tablet))).await;
    assert_eq!(ended.status, StatusCode::NO_CONTENT, "{}", ended.body);
    let dead = app.send(call("GET", "/auth/me", (header::AUTHORIZATION, &program))).await;
    assert_eq!(dead.status, StatusCode::UNAUTHORIZED);

    let others = app.send(call("DELETE", "/auth/sessions", (header::COOKIE, &tablet))).await;
    assert_eq!((others.status, read(&others)), (StatusCode::OK, json!({ "ended": 1 })));
    let dead = app.send(call("GET", "/auth/me", (header::COOKIE, &office))).await;
    assert_eq!(dead.status, StatusCode::UNAUTHORIZED);
    assert_eq!(list((header::COOKIE, &tablet)).await.as_array().unwrap().len(), 1);
    let untouched = app.send(call("GET", "/auth/me", (header::AUTHORIZATION, &other))).await;
    assert_eq!(untouched.status, StatusCode::OK, "somebody else stays signed in");

    let seen = app.send(call("GET", "/security-events?kind=session_ended", (header::AUTHORIZATION, &other))).await;
    assert_eq!(read(&seen).as_array().unwrap().len(), 1, "{}", seen.body);
    let table = app.send(call("GET", "/security-events?format=csv", (header::AUTHORIZATION, &other))).await;
    assert!(table.body.starts_with("at,kind,person,actor,address,detail\r\n") && table.body.contains("session_ended"));
    app.end().await;
}

/// The log names who did what and when, narrows by person, kind, order and time, goes on where it stopped, and is a
/// table for a spreadsheet too. A waiter does not read it.
#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_read_by_whoever_answers() {
    let app = TestApp::new().await;
    let order = app.sent(0, &[(app.house.coffee, 2)]).await;
    app.world.clock.advance(chrono::TimeDelta::hours(1));
    let other = app.sent(1, &[(app.house.coffee, 1)]).await;
    let owner = bearer(&app, Role::Owner).await;
    let ask =
        async |query: String| app.send(call("GET", &format!("/audit{query}"), (header::AUTHORIZATION, &owner))).await;

    let of_order = read(&ask(format!("?order={}", order.id)).await);
    let items = of_order["items"].as_array().unwrap();
    assert_eq!(of_order["total"].as_u64(), u64::try_from(items.len()).ok());
    assert!(items.iter().all(|row| row["order"] == json!(order.id)));
    let sent = items.iter().find(|row| row["kind"] == "order.lines_sent").unwrap();
    assert_eq!(sent["action"], "Order: lines sent");
    assert!(sent["actor_name"].as_str().is_some_and(|name| !name.is_empty()), "{sent}");
    assert!(sent["operation"].is_string(), "{sent}");

    let of_kind = read(&ask("?kind=order.lines_sent".to_owned()).await);
    assert_eq!(of_kind["total"], 2);
    assert_eq!(of_kind["items"][0]["order"], json!(other.id), "newest first");
    let at = of_kind["items"][0]["at"].as_str().unwrap().replace('+', "%2B");
    assert_eq!(read(&ask(format!("?kind=order.lines_sent&to={at}")).await)["total"], 1);
    assert_eq!(read(&ask(format!("?kind=order.lines_sent&from={at}")).await)["total"], 1);
    let person = sent["actor"].as_str().unwrap().strip_prefix("member:").unwrap();
    assert_eq!(read(&ask(format!("?kind=order.lines_sent&person={person}")).await)["total"], 2);
    assert_eq!(read(&ask(format!("?person={}", uuid::Uuid::nil())).await)["total"], 0);
    assert_eq!(ask("?kind=order.eaten".to_owned()).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let mut seen = vec![];
    let mut next = String::new();
    loop {
        let page = read(&ask(format!("?limit=3{next}")).await);
        seen.extend(page["items"].as_array().unwrap().iter().map(|row| row["seq"].as_i64().unwrap()));
        let Some(after) = page["next"].as_i64() else { break };
        next = format!("&after={after}");
    }
    let all = i64::try_from(seen.len()).unwrap();
    assert_eq!(seen, (1..=all).rev().collect::<Vec<_>>(), "every fact once");

    let table = ask("?kind=order.lines_sent&format=csv".to_owned()).await;
    assert_eq!(table.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(table.body.lines().count(), 3, "{}", table.body);
    let waiter = bearer(&app, Role::Waiter).await;
    for path in ["/audit", "/security-events"] {
        let refused = app.send(call("GET", path, (header::AUTHORIZATION, &waiter))).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
    app.end().await;
}

/// Neither role that serves requests changes or deletes what is on record.
#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_only_added_to() {
    let app = TestApp::new().await;
    app.sent(0, &[(app.house.coffee, 1)]).await;
    let mut conn = app.db.superuser().await;
    for role in ["comanda_app", "comanda_system"] {
        for table in ["facts", "security_events"] {
            for act in ["update", "delete", "truncate"] {
                let may: bool = sqlx::query_scalar("select has_table_privilege($1, $2, $3)")
                    .bind(role)
                    .bind(table)
                    .bind(act)
                    .fetch_one(&mut conn)
                    .await
                    .unwrap();
                assert!(!may, "{role} may {act} {table}");
            }
        }
    }
    app.end().await;
}

/// Both pages are whole before any script; the log's page narrows by its address, and is not for everybody.
#[tokio::test(flavor = "multi_thread")]
async fn the_pages_show_it() {
    let app = TestApp::new().await;
    app.sent(0, &[(app.house.coffee, 1)]).await;
    let (owner, waiter) = (app.sign_in(Role::Owner).await, app.sign_in(Role::Waiter).await);
    let mine = app.send(get("/admin/sessions", &waiter)).await;
    assert_eq!(mine.status, StatusCode::OK);
    assert!(mine.body.contains("This one"), "{}", mine.body);
    let log = app.send(get("/admin/audit?kind=order.lines_sent", &owner)).await;
    assert!(log.body.contains("lines sent<!></th>") && !log.body.contains("opened<!></th>"), "{}", log.body);
    let security = app.send(get("/admin/audit?tab=security", &owner)).await;
    assert_eq!(security.status, StatusCode::OK);
    let refused = app.send(get("/admin/audit", &waiter)).await;
    assert!(!refused.body.contains("lines sent<!></th>"));
    app.end().await;
}

/// What opens nothing any more is thrown away; who is signed in stays so.
#[tokio::test(flavor = "multi_thread")]
async fn old_sign_ins_are_swept() {
    let app = TestApp::new().await;
    let everywhere = Ctx::system_everywhere(app.world.clone());
    app.sign_in(Role::Waiter).await;
    bearer(&app, Role::Waiter).await;
    let mut conn = app.db.superuser().await;
    let long_ago = app.world.clock.now() - chrono::TimeDelta::days(41);
    for old in [
        "update sessions set created_at = $1, last_seen_at = $1, expires_at = $1",
        "update token_families set created_at = $1, last_used_at = $1",
    ] {
        sqlx::query(sqlx::AssertSqlSafe(old)).bind(long_ago).execute(&mut conn).await.unwrap();
    }
    let cookie = app.sign_in(Role::Manager).await;
    let count = async |table: &str| -> i64 {
        let query = format!("select count(*) from {table}");
        sqlx::query_scalar(sqlx::AssertSqlSafe(query)).fetch_one(app.world.db.system()).await.unwrap()
    };
    assert_eq!((count("sessions").await, count("token_families").await), (2, 1));
    crate::auth::service::sign_ins::sweep(&everywhere).await.unwrap();
    let left = (count("sessions").await, count("token_families").await, count("refresh_tokens").await);
    assert_eq!(left, (1, 0, 0));
    assert_eq!(app.send(get("/admin", &cookie)).await.status, StatusCode::OK);
    app.end().await;
}
