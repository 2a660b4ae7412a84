//! What a menu is put together from, by API alone: stations, tax classes, sizes, groups of modifiers, their recipes.

use http::StatusCode;
use serde_json::{Value, json};

use super::{
    api::{call, of, tokens},
    app::TestApp,
    catalogue::{done, manager, refused},
};
use crate::kernel::permission::Role;

fn id(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

async fn owner(app: &TestApp) -> String {
    of(&tokens(app, Role::Owner).await, "access_token")
}

/// A dish of a new category, made at a new station, of a new tax class.
async fn dish(app: &TestApp, token: &str) -> Value {
    let station = done(app, token, ("POST", "/menu/stations"), Some(&json!({ "name": "Grill" }))).await;
    let category = json!({ "name": "From the grill", "station": station["id"], "course": 2 });
    let category = done(app, token, ("POST", "/menu/categories"), Some(&category)).await;
    let class = json!({ "name": "Reduced", "dine_in": 1000, "takeaway": 400 });
    let class = done(app, token, ("POST", "/tax-classes"), Some(&class)).await;
    let item = json!({
        "id": null, "category": category["id"], "tax_class": class["id"], "name": "Chicken", "description": "", "price": "9.00",
        "prep_minutes": 10, "allergens": [], "diets": [], "active": true,
    });
    json!({ "item": done(app, token, ("PUT", "/menu/items"), Some(&item)).await, "class": class, "station": station })
}

fn recipe(ingredient: &impl serde::Serialize, quantity: i64) -> Value {
    json!({ "lines": [{ "ingredient": ingredient, "quantity": quantity }] })
}

async fn on_hand(app: &TestApp, token: &str, ingredient: &impl serde::Serialize) -> i64 {
    let shelf = done(app, token, ("GET", "/inventory/ingredients"), None).await;
    let row = shelf.as_array().unwrap().iter().find(|row| row["id"] == json!(ingredient)).unwrap();
    row["on_hand"].as_i64().unwrap()
}

/// A house that has nothing but ingredients is given a dish with sizes, a required group with one choice included, and a
/// group behind a choice; it is sold at the sum of them, taxed as its class says, and its recipes are taken.
///
/// Large 12.00, two sides at 1.50 and 2.50 of which the cheaper is included: 2.50, and behind the fries a dip: 0.80.
/// Together 15.30, of which 4 % taken away: 15.30 - 15.30 / 1.04 = 0.59.
#[tokio::test(flavor = "multi_thread")]
async fn a_dish_is_built_from_parts_and_sold() {
    let app = TestApp::new().await;
    let token = owner(&app).await;
    let parts = dish(&app, &token).await;
    let item = parts["item"].as_str().unwrap();
    let sizes = json!({ "variants": [{ "name": "Half", "price": 900 }, { "name": "Whole", "price": 1_200 }] });
    let sizes = done(&app, &token, ("PUT", &format!("/menu/items/{item}/variants")), Some(&sizes)).await;
    let dips = json!({ "name": "Dips", "min": 0, "max": 2, "modifiers": [{ "name": "Aioli", "price": 80, "allergens": ["eggs"] }] });
    let dips = done(&app, &token, ("POST", "/menu/modifier-groups"), Some(&dips)).await;
    let sides = json!({ "name": "Sides", "min": 1, "max": 2, "included": 1, "modifiers": [
        { "name": "Salad", "price": 150 }, { "name": "Fries", "price": 250, "opens": dips["id"] },
    ] });
    let sides = done(&app, &token, ("POST", "/menu/modifier-groups"), Some(&sides)).await;
    let groups = json!({ "groups": [sides["id"]] });
    done(&app, &token, ("PUT", &format!("/menu/items/{item}/modifier-groups")), Some(&groups)).await;
    let beef = app.house.beef;
    let (whole, fries) = (id(&sizes[1]), id(&sides["modifiers"][1]));
    for (path, quantity) in
        [("items", item), ("variants", whole), ("modifiers", fries)].into_iter().zip([5_000, 300, 20])
    {
        let path = format!("/menu/{}/{}/recipe", path.0, path.1);
        let saved = done(&app, &token, ("PUT", &path), Some(&recipe(&beef, quantity))).await;
        assert_eq!(done(&app, &token, ("GET", &path), None).await, saved);
    }
    let before = on_hand(&app, &token, &beef).await;

    let line = |modifiers: Value| json!({ "channel": "takeaway", "pay": { "tender": "cash" }, "items": [{ "item": item, "variant": whole, "modifiers": modifiers }] });
    let none = refused(&app, &token, ("POST", "/orders"), Some(&line(json!([])))).await;
    assert!(none.body.contains("Choose at least 1"), "{}", none.body);
    let chosen = json!([id(&sides["modifiers"][0]), fries, id(&dips["modifiers"][0])]);
    let order = done(&app, &token, ("POST", "/orders"), Some(&line(chosen))).await;
    let sold = &order["lines"][0];
    assert_eq!((&sold["total"], &sold["tax"]), (&json!(1_530), &json!(59)), "{order}");
    assert_eq!(before - on_hand(&app, &token, &beef).await, 5_320);
    let menu = done(&app, &token, ("GET", "/menu"), None).await;
    let listed = menu["items"].as_array().unwrap().iter().find(|row| row["id"] == json!(item)).unwrap();
    assert_eq!(
        (&listed["price"], &listed["groups"]),
        (&json!(900), &json!([sides["id"]])),
        "from the smallest size on"
    );
    app.end().await;
}

/// What keeps its id keeps its recipe, also where two swap their names; what is left out is gone, and cannot be ordered.
#[tokio::test(flavor = "multi_thread")]
async fn sizes_and_choices_are_changed_where_they_stand() {
    let app = TestApp::new().await;
    let token = owner(&app).await;
    let parts = dish(&app, &token).await;
    let item = parts["item"].as_str().unwrap();
    let path = format!("/menu/items/{item}/variants");
    let sizes = json!({ "variants": [{ "name": "S", "price": 900 }, { "name": "L", "price": 1_200 }, { "name": "XL", "price": 1_500 }] });
    let sizes = done(&app, &token, ("PUT", &path), Some(&sizes)).await;
    let of_small = format!("/menu/variants/{}/recipe", id(&sizes[0]));
    done(&app, &token, ("PUT", &of_small), Some(&recipe(&app.house.beef, 700))).await;
    let swapped = json!({ "variants": [
        { "id": sizes[1]["id"], "name": "S", "price": 800 }, { "id": sizes[0]["id"], "name": "L", "price": 1_300 },
    ] });
    let after = done(&app, &token, ("PUT", &path), Some(&swapped)).await;
    assert_eq!((&after[1]["id"], &after[1]["name"]["own"]), (&sizes[0]["id"], &json!("L")), "{after}");
    assert_eq!(done(&app, &token, ("GET", &of_small), None).await, recipe(&app.house.beef, 700));
    let gone = json!({ "channel": "takeaway", "items": [{ "item": item, "variant": sizes[2]["id"] }] });
    assert!(refused(&app, &token, ("POST", "/orders"), Some(&gone)).await.body.contains("does not come in that size"));

    let group = json!({ "name": "Sauces", "min": 0, "max": 3, "modifiers": [{ "name": "Hot", "price": 50 }, { "name": "Mild", "price": 0 }] });
    let group = done(&app, &token, ("POST", "/menu/modifier-groups"), Some(&group)).await;
    let path = format!("/menu/modifier-groups/{}", id(&group));
    let (hot, mild) = (&group["modifiers"][0]["id"], &group["modifiers"][1]["id"]);
    let swapped = json!({ "name": "Sauces", "min": 0, "max": 3, "modifiers": [
        { "id": hot, "name": "Mild", "price": 10 }, { "name": "Garlic", "price": 30 }, { "id": mild, "name": "Hot", "price": 60 },
    ] });
    let after = done(&app, &token, ("PUT", &path), Some(&swapped)).await;
    assert_eq!(done(&app, &token, ("GET", &path), None).await, after);
    let ids: Vec<&Value> = after["modifiers"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert_eq!((ids[0], ids[2]), (hot, mild));
    done(&app, &token, ("DELETE", &path), None).await;
    assert_eq!(refused(&app, &token, ("GET", &path), None).await.status, StatusCode::NOT_FOUND);

    let log = done(&app, &token, ("GET", "/audit"), None).await;
    let saved =
        log["items"].as_array().unwrap().iter().find(|row| row["kind"] == json!("menu.variants_saved")).unwrap();
    assert_eq!(saved["after"]["variants"][0], json!({ "variant": sizes[1]["id"], "price": 800 }), "{saved}");
    assert_eq!(saved["before"]["variants"].as_array().unwrap().len(), 3);
    app.end().await;
}

/// What something else needs stays, and what makes no sense is refused with a sentence; nothing is half done.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_needed_stays_and_what_is_wrong_is_refused() {
    let app = TestApp::new().await;
    let token = owner(&app).await;
    let parts = dish(&app, &token).await;
    let item = parts["item"].as_str().unwrap();
    let station = format!("/menu/stations/{}", id(&parts["station"]));
    let class = format!("/tax-classes/{}", id(&parts["class"]));
    for (path, says) in [(&station, "categories"), (&class, "dishes")] {
        let kept = refused(&app, &token, ("DELETE", path), None).await;
        assert!(kept.status == StatusCode::CONFLICT && kept.body.contains(says), "{}", kept.body);
    }
    let dips = json!({ "name": "Dips", "min": 0, "max": 1, "modifiers": [{ "name": "Aioli" }] });
    let dips = done(&app, &token, ("POST", "/menu/modifier-groups"), Some(&dips)).await;
    let sides = json!({ "name": "Sides", "min": 0, "max": 1, "modifiers": [{ "name": "Fries", "opens": dips["id"] }] });
    let sides = done(&app, &token, ("POST", "/menu/modifier-groups"), Some(&sides)).await;
    let links = format!("/menu/items/{item}/modifier-groups");
    done(&app, &token, ("PUT", &links), Some(&json!({ "groups": [sides["id"]] }))).await;
    for (group, says) in [(&dips, "opens this one"), (&sides, "ask for this group")] {
        let kept = refused(&app, &token, ("DELETE", &format!("/menu/modifier-groups/{}", id(group))), None).await;
        assert!(kept.status == StatusCode::CONFLICT && kept.body.contains(says), "{}", kept.body);
    }
    let one = |min: u32, max: u32, modifier: Value| json!({ "name": "Dips", "min": min, "max": max, "modifiers": [modifier] });
    let of_dips = format!("/menu/modifier-groups/{}", id(&dips));
    for wrong in [
        one(2, 1, json!({ "name": "Aioli" })),
        one(0, 0, json!({ "name": "Aioli" })),
        one(0, 1, json!({ "name": "Aioli", "price": -1 })),
        one(0, 1, json!({ "name": "Aioli", "opens": dips["id"] })),
        one(0, 1, json!({ "name": "Aioli", "opens": sides["id"] })),
        one(0, 1, json!({ "name": "Aioli", "id": sides["modifiers"][0]["id"] })),
        json!({ "name": "Dips", "min": 0, "max": 1, "modifiers": [] }),
        json!({ "name": "Dips", "min": 0, "max": 1, "modifiers": [{ "name": "Aioli" }, { "name": "Aioli" }] }),
    ] {
        let answer = refused(&app, &token, ("PUT", &of_dips), Some(&wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", answer.body);
    }
    assert_eq!(done(&app, &token, ("GET", &of_dips), None).await, dips, "and nothing was half done");
    let variants = format!("/menu/items/{item}/variants");
    for wrong in [
        json!({ "variants": [{ "name": "S", "price": 1 }, { "name": "S", "price": 2 }] }),
        json!({ "variants": [{ "name": "S", "price": 100_000_001 }] }),
        json!({ "variants": [{ "id": uuid::Uuid::now_v7(), "name": "S", "price": 1 }] }),
    ] {
        let answer = refused(&app, &token, ("PUT", &variants), Some(&wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", answer.body);
    }
    let nobodys = json!({ "groups": [uuid::Uuid::now_v7()] });
    assert_eq!(refused(&app, &token, ("PUT", &links), Some(&nobodys)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    app.end().await;
}

/// A rate that changes is charged from then on; what was ordered keeps its own. Managers build menus and set no taxes.
#[tokio::test(flavor = "multi_thread")]
async fn a_tax_class_changes_what_is_ordered_from_then_on() {
    let app = TestApp::new().await;
    let token = owner(&app).await;
    let parts = dish(&app, &token).await;
    let order = json!({ "channel": "takeaway", "items": [{ "item": parts["item"] }] });
    let before = done(&app, &token, ("POST", "/orders"), Some(&order)).await;
    let path = format!("/tax-classes/{}", id(&parts["class"]));
    let raised = json!({ "name": "Reduced", "dine_in": 1000, "takeaway": 1000 });
    let manager = manager(&app).await;
    let answer = refused(&app, &manager, ("PUT", &path), Some(&raised)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    done(&app, &token, ("PUT", &path), Some(&raised)).await;
    let after = done(&app, &token, ("POST", "/orders"), Some(&order)).await;
    // 9.00 holds 9.00 - 9.00 / 1.04 = 0.35, then 9.00 - 9.00 / 1.10 = 0.82.
    let tax = |order: &Value| order["lines"][0]["tax"].clone();
    assert_eq!((tax(&before), tax(&after)), (json!(35), json!(82)));
    let kept = done(&app, &token, ("GET", &format!("/orders/{}", id(&before))), None).await;
    assert_eq!(tax(&kept), json!(35));
    let over = json!({ "name": "Reduced", "dine_in": 10_001, "takeaway": 0 });
    assert!(app.send(call("PUT", &path, &token, Some(&over))).await.status.is_client_error());
    app.end().await;
}
