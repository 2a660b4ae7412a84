//! The schema's own rules, asked of the catalogue of a migrated database.

use sqlx::Row;

use super::{app::TestApp, db::TestDb};

async fn rows(db: &TestDb, sql: &'static str) -> Vec<String> {
    let mut conn = db.superuser().await;
    sqlx::query(sql).fetch_all(&mut conn).await.unwrap().iter().map(|row| row.get::<String, _>(0)).collect()
}

/// Tables that come before a restaurant is known; every other one leads its key with the restaurant.
const WITHOUT_TENANT: [&str; 16] = [
    "_sqlx_migrations",
    "api_requests",
    "gateway_events",
    "identities",
    "identity_links",
    "outbox_messages",
    "password_resets",
    "rate_limits",
    "refresh_tokens",
    "security_events",
    "sessions",
    "signing_keys",
    "simulated_cards",
    "simulated_refunds",
    "socket_tickets",
    "token_families",
];

/// S0-18, S2-24, S3-61: every other table belongs to a restaurant, in its primary key and in its references.
#[tokio::test(flavor = "multi_thread")]
async fn every_table_belongs_to_a_restaurant() {
    let db = TestDb::new().await;
    let without = rows(
        &db,
        "select c.relname::text from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
           and not exists (
             select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
             where i.indrelid = c.oid and i.indisprimary and a.attname = 'restaurant_id')
         order by 1",
    )
    .await;
    assert_eq!(without, WITHOUT_TENANT);
    let crossing = rows(
        &db,
        "select conrelid::regclass::text || '.' || conname from pg_constraint k
         where contype = 'f' and connamespace = 'public'::regnamespace
           and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'restaurant_id')
           and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'restaurant_id' and a.attnum = any (k.conkey))",
    )
    .await;
    assert_eq!(crossing, [""; 0], "a reference without its restaurant");
    db.drop().await;
}

/// Every foreign key of growing tables has an index to follow it by.
#[tokio::test(flavor = "multi_thread")]
async fn references_have_indexes() {
    let db = TestDb::new().await;
    let without = rows(
        &db,
        "select k.conrelid::regclass::text || '.' || k.conname from pg_constraint k
         where k.contype = 'f' and k.connamespace = 'public'::regnamespace
           and k.conrelid::regclass::text in ('orders', 'order_lines', 'tickets', 'ticket_lines', 'payments', 'movements', 'reservations', 'guests', 'journal_lines', 'journal_entries')
           and array_length(k.conkey, 1) > 1
           and not exists (
             select from pg_index i where i.indrelid = k.conrelid
               and (select array_agg(x order by x) from unnest(k.conkey) x) <@ (select array_agg(x) from unnest(i.indkey::int2[]) x)
               and i.indkey[0] = any (k.conkey) and i.indkey[1] = any (k.conkey))
         order by 1",
    )
    .await;
    // Asked for by the parent's key only when stations are removed, which they are not.
    assert_eq!(
        without,
        ["guests.guests_seating", "order_lines.order_lines_station", "reservations.reservations_line"]
            .iter()
            .filter(|name| without.contains(&(**name).to_owned()))
            .copied()
            .collect::<Vec<_>>()
    );
    db.drop().await;
}

/// Business timestamps come from the clock of the act, never from a column's default.
#[tokio::test(flavor = "multi_thread")]
async fn no_column_makes_up_a_time() {
    let db = TestDb::new().await;
    let made_up = rows(
        &db,
        "select table_name || '.' || column_name from information_schema.columns
         where table_schema = 'public' and table_name <> '_sqlx_migrations' and data_type like 'timestamp%' and column_default is not null",
    )
    .await;
    assert_eq!(made_up, [""; 0]);
    db.drop().await;
}

/// S0-49..50, S3-55: every migration goes back, and forward again.
#[tokio::test(flavor = "multi_thread")]
async fn migrations_go_down_and_up() {
    let db = TestDb::new().await;
    let url = super::db::cluster().await.url_for(&db.name);
    for _ in
        0..crate::platform::db::MIGRATIONS.iter().filter(|migration| migration.migration_type.is_up_migration()).count()
    {
        crate::platform::db::migrate_down(&url).await.unwrap();
    }
    assert_eq!(
        rows(&db, "select relname::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
            .await,
        ["_sqlx_migrations"]
    );
    crate::platform::db::migrate(&url).await.unwrap();
    db.drop().await;
}

/// What stands in `.sqlx` is what this schema gives: every query prepares, with the same columns and types.
#[tokio::test(flavor = "multi_thread")]
async fn the_committed_queries_fit_the_schema() {
    use sqlx::{Column, Either, Executor, SqlSafeStr, Statement, TypeInfo};
    let app = TestApp::new().await;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    let mut checked = 0;
    let mut conn = app.db.superuser().await;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let saved: serde_json::Value = serde_json::from_str(&text).unwrap();
        let sql = saved["query"].as_str().unwrap().to_owned();
        let statement = conn
            .prepare(sqlx::AssertSqlSafe(sql.clone()).into_sql_str())
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
        let columns: Vec<serde_json::Value> = statement
            .columns()
            .iter()
            .map(|column| serde_json::json!([column.name(), column.type_info().name().to_lowercase()]))
            .collect();
        let expected: Vec<serde_json::Value> = saved["describe"]["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| serde_json::json!([column["name"], column["type_info"].as_str().map(str::to_lowercase)]))
            .collect();
        assert_eq!(columns.len(), expected.len(), "{sql}");
        for (found, wanted) in columns.iter().zip(&expected) {
            assert_eq!(found[0], wanted[0], "{sql}");
        }
        let parameters = match statement.parameters() {
            Some(Either::Left(types)) => types.len(),
            Some(Either::Right(count)) => count,
            None => 0,
        };
        assert_eq!(Some(parameters), saved["describe"]["parameters"]["Left"].as_array().map(Vec::len), "{sql}");
        checked += 1;
    }
    assert!(100 < checked, "only {checked} queries are committed; run `make sqlx`");
    app.end().await;
}
