//! The menu's newer sides on a real database: extras behind extras, prices by weight, prices by the hour.

use super::app::{TestApp, fresh, get};
use crate::{
    flows,
    kernel::{
        channel::Channel,
        error::AppError,
        money::{Money, Rate},
        permission::Role,
        quantity::Quantity,
        schedule::{TimeOfDay, Weekdays, Window},
        text::Name,
    },
    menu::{
        model::{
            Group, Item, Menu, Modifier, Pricing,
            editing::PriceRuleForm,
            price::{Entered, portion_price},
            rule::{Effect, Scope},
            selection::Selection,
        },
        service::{items, needs, recipes, rules},
    },
    platform::ctx::Ctx,
};

fn happy_hour(scope: Scope) -> PriceRuleForm {
    PriceRuleForm {
        id: None,
        name: Name::parse("Happy hour").unwrap(),
        scope,
        window: Window {
            weekdays: Weekdays::WORKING,
            from: TimeOfDay::new(20, 0),
            to: TimeOfDay::new(21, 0),
            ..Window::ALWAYS
        },
        channel: None,
        effect: Effect::PercentOff(Rate::from_basis_points(2_500)),
    }
}

async fn menu(ctx: &Ctx) -> Menu {
    flows::menu_with_stock::menu_with_stock(ctx).await.unwrap()
}

/// What a screen shows for the burger now, 12.00 without a rule.
async fn burger_price(app: &TestApp) -> i64 {
    let menu = menu(&app.house.ctx(Role::Waiter)).await;
    let item = menu.item(app.house.burger).unwrap();
    menu.rule_price(item, menu.at.unwrap(), Channel::DineIn).minor()
}

/// A Friday evening, half past eight in Madrid: 12.00 less 3.00; at nine it is 12.00 again, and when the rule is gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_rule_changes_prices_by_itself() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    assert_eq!(burger_price(&app).await, 1_200);
    let rule = rules::save(&manager, &happy_hour(Scope::Everything), fresh()).await.unwrap();
    assert_eq!(burger_price(&app).await, 900);
    app.world.clock.advance(chrono::TimeDelta::minutes(30));
    assert_eq!(burger_price(&app).await, 1_200);
    app.world.clock.advance(chrono::TimeDelta::days(3) - chrono::TimeDelta::minutes(30));
    assert_eq!(burger_price(&app).await, 900, "Monday");
    let scope = Scope::Item(app.house.burger);
    let changed = PriceRuleForm { id: Some(rule), effect: Effect::Price(Money::from_minor(700)), ..happy_hour(scope) };
    assert_eq!(rules::save(&manager, &changed, fresh()).await.unwrap(), rule);
    assert_eq!(burger_price(&app).await, 700);
    rules::remove(&manager, rule).await.unwrap();
    assert_eq!(burger_price(&app).await, 1_200);
    app.end().await;
}

/// Without script too: the table's page shows the price that holds, the menu's own beside it, and why.
#[tokio::test(flavor = "multi_thread")]
async fn guests_see_the_price_that_holds_now() {
    let app = TestApp::new().await;
    rules::save(&app.house.ctx(Role::Manager), &happy_hour(Scope::Item(app.house.burger)), fresh()).await.unwrap();
    for path in [format!("/t/{}", app.house.codes[0]), format!("/r/{}", app.house.slug)] {
        let page = app.send(get(&path, "")).await.body;
        assert!(page.contains("Happy hour") && page.contains("€9.00") && page.contains("<s "), "{page}");
        assert!(page.contains("€3.20"), "the coffee costs what it costs");
    }
    app.world.clock.advance(chrono::TimeDelta::minutes(30));
    let page = app.send(get(&format!("/r/{}", app.house.slug), "")).await.body;
    assert!(!page.contains("€9.00") && !page.contains("<s "), "{page}");
    app.end().await;
}

/// The back office lists the rules, and nobody else sees the page.
#[tokio::test(flavor = "multi_thread")]
async fn the_back_office_lists_the_rules() {
    let app = TestApp::new().await;
    rules::save(&app.house.ctx(Role::Manager), &happy_hour(Scope::Item(app.house.burger)), fresh()).await.unwrap();
    let page = app.send(get("/admin/menu/rules", &app.sign_in(Role::Manager).await)).await.body;
    for text in ["Happy hour", "Mon–Fri, 20:00–21:00", "25 % off"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let page = app.send(get("/admin/menu/rules", &app.sign_in(Role::Waiter).await)).await.body;
    assert!(!page.contains("Happy hour"), "{page}");
    app.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_makes_no_sense_is_refused() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let good = happy_hour(Scope::Everything);
    let backwards = Window {
        first_day: Some("2026-12-02".parse().unwrap()),
        last_day: Some("2026-12-01".parse().unwrap()),
        ..Window::ALWAYS
    };
    for wrong in [
        PriceRuleForm { effect: Effect::Price(Money::from_minor(500)), ..good.clone() },
        PriceRuleForm { effect: Effect::PercentOff(Rate::ZERO), ..good.clone() },
        PriceRuleForm { window: backwards, ..good.clone() },
    ] {
        let refused = rules::save(&manager, &wrong, fresh()).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    for unknown in [
        PriceRuleForm { scope: Scope::Item(fresh()), ..good.clone() },
        PriceRuleForm { id: Some(fresh()), ..good.clone() },
    ] {
        let refused = rules::save(&manager, &unknown, fresh()).await;
        assert!(matches!(refused, Err(AppError::NotFound { .. })), "{refused:?}");
    }
    let refused = rules::remove(&manager, fresh()).await;
    assert!(matches!(refused, Err(AppError::NotFound { .. })), "{refused:?}");
    let waiter = app.house.ctx(Role::Waiter);
    assert!(matches!(rules::save(&waiter, &good, fresh()).await, Err(AppError::Forbidden { .. })));
    assert!(menu(&waiter).await.rules.is_empty());
    app.end().await;
}

fn group(name: &str, opens: Option<crate::kernel::ids::GroupId>) -> Group {
    let modifier = Modifier { id: fresh(), name: name.into(), price: Money::from_minor(100), allergens: vec![], opens };
    Group { id: fresh(), name: name.into(), min: 0, max: 2, included: 0, modifiers: vec![modifier] }
}

/// A choice opens a group; that group opens none, from whichever side the chain is tied.
#[tokio::test(flavor = "multi_thread")]
async fn groups_are_nested_once() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let (dips, bread) = (group("Dips", None), group("Bread", None));
    let fries = group("Fries", Some(dips.id));
    let mut tx = manager.begin().await.unwrap();
    for group in [&dips, &bread, &fries] {
        items::insert_group_in_tx(&mut tx, group, 0).await.unwrap();
    }
    items::changed_in_tx(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let known = menu(&manager).await;
    assert_eq!(known.group(fries.id).unwrap().modifiers[0].opens, Some(dips.id));
    let unknown = group("Lost", Some(fresh()));
    for chain in [group("Plates", Some(fries.id)), unknown] {
        let mut tx = manager.begin().await.unwrap();
        let refused = items::insert_group_in_tx(&mut tx, &chain, 0).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    let mut conn = app.db.superuser().await;
    let tied = sqlx::query("update modifiers set opens_group_id = $1 where group_id = $2")
        .bind(bread.id.uuid())
        .bind(dips.id.uuid())
        .execute(&mut conn)
        .await;
    assert_eq!(crate::platform::error::constraint(&tied.unwrap_err()), Some("modifiers_open_once"));
    app.end().await;
}

/// 64.00 a kilogram; 340 g are 21.76 and take 340 g of 1 000 g of beef, and a whole portion of cheese.
#[tokio::test(flavor = "multi_thread")]
async fn a_weighed_portion_takes_its_part_of_the_recipe() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let mut tx = manager.begin().await.unwrap();
    let setting = flows::setting::setting_in_tx(&mut tx).await.unwrap();
    let burger = setting.snapshot.menu.item(app.house.burger).unwrap().clone();
    let steak = Item {
        id: fresh(),
        name: "Steak by weight".into(),
        price: Money::from_minor(6_400),
        pricing: Pricing::Weight,
        ..burger
    };
    items::insert_in_tx(&mut tx, &steak, true).await.unwrap();
    recipes::set_item_recipe_in_tx(&mut tx, steak.id, &[super::fixtures::need(app.house.beef, 1_000)]).await.unwrap();
    items::changed_in_tx(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = manager.begin().await.unwrap();
    let setting = flows::setting::setting_in_tx(&mut tx).await.unwrap();
    let (snapshot, menu) = (&setting.snapshot, &setting.snapshot.menu);
    let known = menu.item(steak.id).unwrap();
    assert_eq!(known.pricing, Pricing::Weight);
    let selection = Selection { modifiers: vec![app.house.cheese], ..Selection::default() };
    let weighed = Entered::Weight(Quantity::from_milli(340_000));
    let price = portion_price(known, &selection.check(menu, known).unwrap(), weighed);
    assert_eq!(price, Ok(Money::from_minor(2_176 + 150)));
    let taken = needs::of_entered(snapshot, known, &selection, weighed);
    let of = |id| taken.iter().find(|need| need.ingredient == id).map(|need| need.quantity.milli());
    assert_eq!(of(app.house.beef), Some(340_000));
    assert_eq!(taken.len(), 2, "{taken:?}");
    assert!(taken.iter().any(|need| need.quantity.milli() == 20_000), "the cheese is not weighed: {taken:?}");
    let whole = needs::of_entered(snapshot, known, &selection, Entered::None);
    assert_eq!(whole, needs::of_portion(snapshot, known, &selection));
    drop(tx);
    app.end().await;
}

/// A combo is put together at the table of prices: nobody types or weighs it.
#[tokio::test(flavor = "multi_thread")]
async fn an_item_s_pricing_is_edited() {
    use crate::menu::model::editing::ItemForm;
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let burger = menu(&manager).await.item(app.house.burger).unwrap().clone();
    let form = ItemForm {
        id: Some(burger.id),
        category: burger.category,
        tax_class: burger.tax_class,
        name: burger.name.own.clone(),
        description: String::new(),
        price: "28.00".to_owned(),
        pricing: Pricing::Market,
        prep_minutes: 5,
        allergens: vec![],
        diets: vec![],
        active: true,
        variants: None,
        groups: None,
    };
    flows::edit_menu::save_item(&manager, &form, fresh()).await.unwrap();
    let known = menu(&manager).await.item(burger.id).unwrap().clone();
    assert_eq!((known.pricing, known.price), (Pricing::Market, Money::from_minor(2_800)));
    assert!(known.needs_choice(&menu(&manager).await), "one tap does not add it: its price is typed");
    app.end().await;
}
