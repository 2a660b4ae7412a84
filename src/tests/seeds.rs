//! The demo: complete, plausible, and clean.

use sqlx::{AssertSqlSafe, Executor};

use super::{app::TestApp, db::TestDb};
use crate::{
    flows,
    kernel::permission::Role,
    platform::{
        clock::Clock,
        ctx::{Caller, Ctx, Scope, World},
        live::Live,
    },
    restaurants::service as restaurants,
    server::{seed, serve},
    verify,
};

async fn world(db: &TestDb) -> World {
    let clock = Clock::manual("2026-11-20T19:30:00Z".parse().unwrap());
    let live = Live::start(db.db.system().clone(), tokio_util::sync::CancellationToken::new());
    super::app::world_of(&db.db, clock, live)
}

/// S1-27, S3-08, S4-57..59: the bistro has what the product promises, its past shows in the figures, and the books hold.
#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_complete() {
    let db = TestDb::new().await;
    let world = world(&db).await;
    seed::demo::demo(&world, 9).await.unwrap();
    let platform = Ctx::new(world.clone(), Caller::System, Scope::Platform);
    let [bistro, breakfast] = restaurants::all_ids(&platform).await.unwrap()[..] else { panic!("two restaurants") };
    let menu = flows::menu_with_stock::menu_with_stock(&Ctx::system(world.clone(), bistro)).await.unwrap();
    assert!(45 <= menu.items.len() && 8 <= menu.categories.len(), "{} items", menu.items.len());
    assert_eq!(menu.items.iter().filter(|item| item.is_combo()).count(), 2);
    let unlimited: Vec<_> =
        menu.items.iter().filter(|item| !item.is_combo() && item.left.is_none()).map(|item| &item.name.own).collect();
    assert!(unlimited.is_empty(), "without a recipe: {unlimited:?}");
    assert!(
        menu.items.iter().all(|item| item.is_combo() || item.left.is_some_and(|left| 5 < left)),
        "the demo can sell everything"
    );
    let figures = flows::dashboard::dashboard(&Ctx::system(world.clone(), bistro)).await.unwrap();
    assert!(0 < figures.today.orders && 0 < figures.last_week.orders && 4 <= figures.low_stock.len(), "{figures:?}");
    let breakfast = flows::menu_with_stock::menu_with_stock(&Ctx::system(world.clone(), breakfast)).await.unwrap();
    assert!(breakfast.items.iter().all(|item| item.name.other.contains_key(&crate::kernel::language::Language::En)));
    assert_eq!(breakfast.currency.code(), "TWD");
    let report = verify::run::run(&db.db).await.unwrap();
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
    assert!(1_000 < report.facts);
    seed::demo::demo(&world, 9).await.unwrap();
    assert_eq!(restaurants::all_ids(&platform).await.unwrap().len(), 2, "a second run changes nothing");
    db.drop().await;
}

/// One account per role works in both restaurants.
#[tokio::test(flavor = "multi_thread")]
async fn the_demo_has_an_account_per_role() {
    let db = TestDb::new().await;
    let world = world(&db).await;
    seed::demo::demo(&world, 0).await.unwrap();
    let stranger = Ctx::new(world.clone(), Caller::Stranger, Scope::Platform);
    for role in Role::ALL {
        let login = format!("{}1", role.as_str());
        let identity =
            crate::auth::service::sign_in(&stranger, &login, seed::demo::DEMO_PASSWORD, "127.0.0.1").await.unwrap();
        let standing = crate::auth::service::standing(&stranger, identity, None).await.unwrap().unwrap();
        assert_eq!((standing.rights.role, standing.memberships.len()), (role, 2), "{login}");
    }
    // S3-08: a house in business does not start with them.
    let refused = serve::refuse_demo_accounts(&world).await.unwrap_err().to_string();
    assert!(refused.contains("owner1") && refused.contains("APP_ENV=production"), "{refused}");
    sqlx::query("update identities set disabled_at = created_at").execute(&mut db.superuser().await).await.unwrap();
    serve::refuse_demo_accounts(&world).await.unwrap();
    db.drop().await;
}

/// What an unplugged machine does to a run: the database refuses whatever fits this condition.
async fn unplug(db: &TestDb, table: &str, condition: &str) {
    let sql = format!(
        "create function unplug() returns trigger language plpgsql as $$ begin raise exception 'unplugged'; end $$;
         create trigger unplugged before insert on {table} for each row when ({condition}) execute function unplug()"
    );
    db.superuser().await.execute(AssertSqlSafe(sql)).await.unwrap();
}

async fn plug_in(db: &TestDb) {
    db.superuser().await.execute("drop function unplug() cascade").await.unwrap();
}

/// Orders and their sum, by day.
async fn past(db: &TestDb) -> Vec<(String, i64, i64)> {
    let rows = sqlx::query_as(
        "select business_date::text, count(*), sum(total_minor)::bigint from orders group by business_date order by business_date",
    );
    rows.fetch_all(&mut db.superuser().await).await.unwrap()
}

/// A demo that was interrupted, in its past and again before its second restaurant, is finished by the next run, and is
/// then what it would have been without.
#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_demo_is_finished() {
    let (db, whole) = (TestDb::new().await, TestDb::new().await);
    let (world, other_world) = (world(&db).await, world(&whole).await);
    seed::demo::demo(&other_world, 3).await.unwrap();

    unplug(&db, "orders", "new.opened_at > '2026-11-19 12:00+01'").await;
    seed::demo::demo(&world, 3).await.unwrap_err();
    plug_in(&db).await;
    let half = past(&db).await;
    assert_eq!(half, past(&whole).await[..2], "whole days only");

    unplug(&db, "restaurants", "new.slug = 'morning-table'").await;
    world.clock.advance(chrono::TimeDelta::days(1));
    seed::demo::demo(&world, 3).await.unwrap_err();
    plug_in(&db).await;

    seed::demo::demo(&world, 3).await.unwrap();
    assert_eq!(past(&db).await, past(&whole).await);
    let platform = Ctx::new(world.clone(), Caller::System, Scope::Platform);
    let restaurants = restaurants::all_ids(&platform).await.unwrap();
    assert_eq!(restaurants.len(), 2);
    let report = verify::run::run(&db.db).await.unwrap();
    assert!(report.findings.is_empty(), "{:#?}", report.findings);

    seed::demo::demo(&world, 60).await.unwrap();
    assert_eq!(past(&db).await, past(&whole).await, "what is complete is left alone");
    db.drop().await;
    whole.drop().await;
}

/// The demo is nobody's business where a restaurant works already, and two runs do not make it together.
#[tokio::test(flavor = "multi_thread")]
async fn the_demo_stays_out_of_the_way() {
    let app = TestApp::new().await;
    let other_run = app.world.db.lock_alone("comanda seed").await.unwrap().unwrap();
    let refused = seed::demo::demo(&app.world, 0).await.unwrap_err();
    assert!(refused.to_string().contains("another process"), "{refused}");
    sqlx::Connection::close(other_run).await.unwrap();
    seed::demo::demo(&app.world, 0).await.unwrap();
    let platform = Ctx::new(app.world.clone(), Caller::System, Scope::Platform);
    assert_eq!(restaurants::all_ids(&platform).await.unwrap(), [app.house.id]);
    app.end().await;
}
