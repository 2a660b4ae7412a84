//! What an owner sets, who may, and what it changes.

use serde_json::{Map, Value, json};

use super::app::TestApp;
use crate::{
    kernel::{
        error::{AppError, Code},
        permission::Role,
    },
    orders::model::command::OrderCommand,
    platform::ctx::Ctx,
    restaurants::{
        model::settings::HouseSettings,
        service::settings::{patch, read, save},
    },
};

fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other} is no object"),
    }
}

async fn now(ctx: &Ctx) -> HouseSettings {
    read(ctx).await.unwrap().settings
}

async fn recorded(app: &TestApp) -> Vec<Value> {
    let mut conn = app.db.superuser().await;
    let rows = sqlx::query_scalar::<_, String>(
        "select body from facts where kind = 'restaurant.settings_changed' order by seq",
    );
    let bodies = rows.fetch_all(&mut conn).await.unwrap();
    bodies.iter().map(|body| serde_json::from_str::<Value>(body).unwrap()["data"].clone()).collect()
}

/// What changes is written and recorded with what stood there before; what changes nothing leaves no trace.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_recorded_with_what_stood_there() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let before = now(&owner).await;
    let wanted = json!({ "stock_policy": "warn", "cash_rounding": 5, "address": "  Calle Mayor 1  " });
    let after = patch(&owner, fields(wanted)).await.unwrap().settings;
    assert_eq!(after, now(&owner).await);
    assert_eq!((after.stock_policy.as_str(), after.address.as_str()), ("warn", "Calle Mayor 1"));
    assert_eq!(
        HouseSettings {
            stock_policy: before.stock_policy,
            address: before.address.clone(),
            cash_rounding: before.cash_rounding,
            ..after
        },
        before
    );
    patch(&owner, fields(json!({ "stock_policy": "warn" }))).await.unwrap();
    let facts = recorded(&app).await;
    assert_eq!(facts.len(), 1, "{facts:?}");
    assert_eq!(facts[0]["before"]["stock_policy"], json!(before.stock_policy.as_str()));
    assert_eq!(facts[0]["after"], json!({ "address": "Calle Mayor 1", "cash_rounding": 5, "stock_policy": "warn" }));
    app.end().await;
}

/// Bad input is named by its field, and nothing changes; nobody but the owner may.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_changes_nothing() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let before = now(&owner).await;
    for (field, value) in [
        ("name", json!(" ")),
        ("name", json!(7)),
        ("time_zone", json!("Europe/Nowhere")),
        ("day_cutoff_hour", json!(13)),
        ("stock_policy", json!("perhaps")),
        ("cash_rounding", json!(1)),
        ("cash_rounding", json!("5")),
        ("discount_cap", json!(10_001)),
        ("service", json!({ "rate": 0, "tax": 0, "covers_min": 1 })),
        ("service", json!({ "rate": 1000, "tax": 0, "covers_min": 0 })),
        ("points_per_hundred", json!(-1)),
        ("language", json!(null)),
        ("currency", json!("USD")),
    ] {
        let refused = patch(&owner, fields(json!({ "address": "elsewhere", field: value.clone() }))).await;
        let Err(AppError::Invalid { fields, message }) = refused else { panic!("{field} = {value}: {refused:?}") };
        assert_eq!(fields[0].field, field, "{value}");
        assert!(message.ends_with('.'), "{message}");
    }
    for role in [Role::Manager, Role::Cashier, Role::Waiter, Role::Kitchen, Role::Trainee] {
        let refused = patch(&app.house.ctx(role), fields(json!({ "address": "elsewhere" }))).await;
        assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{role:?}");
    }
    assert_eq!(now(&owner).await, before);
    assert_eq!(recorded(&app).await, Vec::<Value>::new());
    app.end().await;
}

/// Two people at two forms: each saves what they changed, and the same field is not overwritten unseen.
#[tokio::test(flavor = "multi_thread")]
async fn two_forms_do_not_undo_each_other() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let seen = now(&owner).await;
    let first = HouseSettings { points_per_hundred: 250, ..seen.clone() };
    let second = HouseSettings { tax_id: "X-1".to_owned(), ..seen.clone() };
    save(&owner, &seen, &first).await.unwrap();
    save(&owner, &seen, &second).await.unwrap();
    let both = now(&owner).await;
    assert_eq!((both.points_per_hundred, both.tax_id.as_str()), (250, "X-1"));
    let third = HouseSettings { points_per_hundred: 50, ..seen.clone() };
    let refused = save(&owner, &seen, &third).await;
    assert!(matches!(refused, Err(AppError::Conflict { code: Code::StaleVersion, .. })), "{refused:?}");
    assert_eq!(now(&owner).await, both);
    // The same wish twice is no quarrel.
    save(&owner, &seen, &first).await.unwrap();
    app.end().await;
}

/// An order keeps the rules that it was opened with: points, too, are earned at the rate of then.
#[tokio::test(flavor = "multi_thread")]
async fn an_open_order_keeps_its_rules() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let customer = super::promotions::customer(&app, "Ann").await;
    let earned = async |order| {
        app.apply(order, OrderCommand::SetCustomer { customer: Some(customer) }).await;
        let lines = app.get(order).await.drafts().map(|line| line.id).collect();
        let order = app.apply(order, OrderCommand::Send { lines, hold: vec![] }).await;
        app.pay(&order).await;
        let mut conn = app.db.superuser().await;
        let points = sqlx::query_scalar::<_, i64>(
            "select coalesce(sum(points), 0)::bigint from point_entries where order_id = $1",
        );
        (order.totals().total.minor(), points.bind(order.id.uuid()).fetch_one(&mut conn).await.unwrap())
    };
    let before = super::promotions::order(&app).await;
    patch(&owner, fields(json!({ "points_per_hundred": 0, "cash_rounding": 5 }))).await.unwrap();
    let after = super::promotions::order(&app).await;
    assert_eq!(app.get(before).await.rules.cash_rounding, None);
    assert_eq!(app.get(after).await.rules.cash_rounding.map(|coin| coin.minor()), Some(5));
    let (total, points) = earned(before).await;
    assert_eq!(points, total / 100, "a point for each whole unit, as it was when the order was opened");
    assert_eq!(earned(after).await.1, 0);
    app.end().await;
}
