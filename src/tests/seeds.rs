//! The demo: complete, plausible, and clean.

use super::db::TestDb;
use crate::{
    flows,
    kernel::permission::Role,
    platform::{
        clock::Clock,
        ctx::{Caller, Ctx, Scope, World},
        live::Live,
    },
    restaurants::service as restaurants,
    server::seed,
    verify,
};

async fn world(db: &TestDb) -> World {
    let clock = Clock::manual("2026-11-20T19:30:00Z".parse().unwrap());
    let live = Live::start(db.db.system().clone(), tokio_util::sync::CancellationToken::new());
    World { db: db.db.clone(), clock, live, public_url: "http://house.test".into() }
}

/// S3-08, S4-57..59: the bistro has what the product promises, its past shows in the figures, and the books hold.
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
        assert_eq!((standing.role, standing.memberships.len()), (role, 2), "{login}");
    }
    db.drop().await;
}
