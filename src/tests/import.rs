//! The menu import, on a real database.

use super::app::TestApp;
use crate::{
    flows::import_menu::import_menu,
    kernel::{error::AppError, permission::Role},
};

const MENU: &str = r#"{
  "menu_items": [
    {"name": "[SNACK] Fries", "price": 2.5, "is_active": true},
    {"name": "[PASTA] Carbonara", "price": 11.00},
    {"name": "Tea (M)", "price": 3}
  ],
  "combo_rules": [
    {"code": "SET", "name": "Set", "bundle_price": 5, "drink_rule": {"max_price": 3, "eligible_drinks": ["Tea (M)"]},
     "side_rule": {"choice_count": 1, "options": [{"code": "A", "name": "Fries"}, {"code": "B", "name": "Unknown salad"}]}}
  ],
  "ingredient_list": [{"name": "Potato", "unit": "g"}],
  "recipes": {"[SNACK] Fries": ["Potato"]}
}"#;

async fn counts(app: &TestApp) -> (usize, usize) {
    let menu = crate::flows::menu_with_stock::menu_with_stock(&app.house.ctx(Role::Owner)).await.unwrap();
    (menu.items.len(), menu.categories.len())
}

/// S3-56, S3-57: a dry run writes nothing, a run writes all, a second run changes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_repeatable() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Manager);
    let before = counts(&app).await;
    let shown = import_menu(&ctx, MENU, true).await.unwrap();
    assert!(shown.contains("Carbonara") && shown.contains("Unknown salad"), "{shown}");
    assert_eq!(counts(&app).await, before);
    assert_eq!(import_menu(&ctx, MENU, false).await.unwrap(), shown, "the dry run said what happens");
    let after = counts(&app).await;
    assert_eq!(after.0, before.0 + 4, "three dishes and a combo");
    let again = import_menu(&ctx, MENU, false).await.unwrap();
    assert_eq!(counts(&app).await, after);
    assert!(!again.contains("+ "), "{again}");
    app.end().await;
}

/// A changed price is an update of that item, not a second one.
#[tokio::test(flavor = "multi_thread")]
async fn an_import_updates_by_name() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Manager);
    import_menu(&ctx, MENU, false).await.unwrap();
    let changed = MENU.replace("11.00", "12.50").replace("\"bundle_price\": 5", "\"bundle_price\": 5.5");
    import_menu(&ctx, &changed, false).await.unwrap();
    let menu = crate::flows::menu_with_stock::menu_with_stock(&ctx).await.unwrap();
    let price = |name: &str| menu.items.iter().find(|item| item.name.own == name).map(|item| item.price.minor());
    assert_eq!((price("Carbonara"), price("Set")), (Some(1_250), Some(550)));
    let combo = menu.items.iter().find(|item| item.name.own == "Set").unwrap();
    assert_eq!(combo.slots.iter().map(|slot| slot.options.len()).collect::<Vec<_>>(), [1, 2]);
    app.end().await;
}

/// A bad file is refused whole, with the place and the reason.
#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_changes_nothing() {
    let app = TestApp::new().await;
    let ctx = app.house.ctx(Role::Manager);
    let before = counts(&app).await;
    for (from, to, said) in [
        ("11.00", "-1", "menu_items[1].price"),
        ("Tea (M)\"]", "Milk (M)\"]", "Milk"),
        ("11.00", "11.005", "menu_items[1].price"),
        ("[PASTA] Carbonara", "[SNACK] fries", "menu_items[1]"),
        ("{\n", "{{\n", "line"),
        ("11.00", "\"11\"", "menu_items[1].price"),
    ] {
        let refused = import_menu(&ctx, &MENU.replacen(from, to, 1), false).await;
        let Err(AppError::Invalid { message, .. }) = refused else { panic!("{to}: {refused:?}") };
        assert!(message.contains(said), "{message}");
        assert_eq!(counts(&app).await, before);
    }
    app.end().await;
}

/// Only those who may edit the menu may import one.
#[tokio::test(flavor = "multi_thread")]
async fn importing_needs_the_right() {
    let app = TestApp::new().await;
    let refused = import_menu(&app.house.ctx(Role::Cashier), MENU, false).await;
    assert!(matches!(refused, Err(AppError::Forbidden { .. })), "{refused:?}");
    app.end().await;
}
