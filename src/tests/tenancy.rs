//! Two restaurants in one database: what is one's does not exist for the other.

use super::{
    app::{TestApp, add_line, cash, fresh},
    fixtures::{House, Wishes},
};
use crate::{
    flows,
    kernel::{error::AppError, permission::Role},
    menu::model::editing::OffSaleFor,
    orders::model::{Channel, command::Operation, request::NewOrder},
};

fn is_absent<T: std::fmt::Debug>(answer: Result<T, AppError>) {
    assert!(matches!(answer, Err(AppError::NotFound { .. })), "{answer:?}");
}

/// S2-31: every id of one restaurant is a 404 for the owner of another.
#[tokio::test(flavor = "multi_thread")]
async fn another_restaurant_s_ids_do_not_exist() {
    let app = TestApp::new().await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let theirs = other.ctx(Role::Owner);
    is_absent(crate::orders::service::get(&theirs, order.id).await);
    let operation = Operation { id: fresh(), command: add_line(fresh(), other.coffee, 1), approval: None };
    is_absent(flows::apply_operations::apply_operations(&theirs, order.id, &[operation]).await);
    is_absent(flows::take_payment::take_payment(&theirs, order.id, &cash(order.totals().due)).await);
    is_absent(flows::receipt::receipt(&theirs, order.id, None).await);
    is_absent(flows::close_seating::close_seating(&theirs, order.seating.unwrap()).await);
    is_absent(flows::take_off_sale::take_off_sale(&theirs, app.house.coffee, OffSaleFor::Hour).await);
    is_absent(crate::tables::service::open_seating(&theirs, app.house.tables[1], 2).await);
    is_absent(crate::tables::service::rotate_code(&theirs, app.house.tables[1]).await);
    let new = NewOrder { id: fresh(), channel: Channel::DineIn, table: Some(app.house.tables[1]), covers: None };
    is_absent(flows::open_order::open_order(&theirs, &new).await);
    app.end().await;
}

/// A dish of another restaurant cannot be put on an order.
#[tokio::test(flavor = "multi_thread")]
async fn another_restaurant_s_dish_is_not_for_sale() {
    let app = TestApp::new().await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let order = app.open_at(0).await;
    let refused = app.try_apply(Role::Waiter, order.id, add_line(fresh(), other.coffee, 1)).await;
    assert!(matches!(refused, Err(AppError::Conflict { .. })), "{refused:?}");
    app.end().await;
}

/// The net beneath the rule: without a tenant the app's role sees no row of any tenant table.
#[tokio::test(flavor = "multi_thread")]
async fn without_a_tenant_nothing_is_seen() {
    let app = TestApp::new().await;
    app.sent(0, &[(app.house.coffee, 1)]).await;
    let mut conn = app.db.superuser().await;
    sqlx::query("set role comanda_app").execute(&mut conn).await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'restaurant_id'
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace",
    )
    .fetch_all(&mut conn)
    .await
    .unwrap();
    assert!(20 < tables.len());
    for table in tables {
        let rows: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from {table}")))
            .fetch_one(&mut conn)
            .await
            .unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    app.end().await;
}
