//! The menu by API: categories, recipes, combos, tables of dishes.

use axum::body::Body;
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::{
    api::{call, cut_off, of, read, tokens},
    app::{Answer, TestApp},
};
use crate::kernel::permission::Role;

pub(super) async fn manager(app: &TestApp) -> String {
    of(&tokens(app, Role::Manager).await, "access_token")
}

pub(super) async fn done(app: &TestApp, token: &str, (method, path): (&str, &str), body: Option<&Value>) -> Value {
    let answer = app.send(call(method, path, token, body)).await;
    assert!(answer.status.is_success(), "{method} {path}: {} {}", answer.status, answer.body);
    if answer.body.is_empty() { Value::Null } else { read(&answer) }
}

pub(super) async fn refused(app: &TestApp, token: &str, (method, path): (&str, &str), body: Option<&Value>) -> Answer {
    let answer = app.send(call(method, path, token, body)).await;
    assert!(answer.status.is_client_error(), "{method} {path}: {} {}", answer.status, answer.body);
    answer
}

/// S2-10, S2-11: a category is made, changed and removed; one that has dishes stays.
#[tokio::test(flavor = "multi_thread")]
async fn categories_are_kept_by_a_program() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let soups = json!({ "name": "Soups", "course": 1 });
    let mut request = call("POST", "/menu/categories", &token, Some(&soups));
    request.headers_mut().insert("idempotency-key", "soups".parse().unwrap());
    let made = app.send(request).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    let made = read(&made);
    let path = format!("/menu/categories/{}", made["id"].as_str().unwrap());
    let twice = refused(&app, &token, ("POST", "/menu/categories"), Some(&soups)).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);

    let changed = json!({ "name": "Soups and stews", "course": 2 });
    done(&app, &token, ("PUT", &path), Some(&changed)).await;
    let found = done(&app, &token, ("GET", &path), None).await;
    assert_eq!((&found["name"]["own"], &found["course"]), (&json!("Soups and stews"), &json!(2)), "{found}");
    assert_eq!(found["station"], made["station"], "the first station, and it stays");
    let wrong = json!({ "name": "Soups", "course": 12 });
    assert_eq!(refused(&app, &token, ("PUT", &path), Some(&wrong)).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let all = done(&app, &token, ("GET", "/menu/categories"), None).await;
    assert_eq!(all.as_array().unwrap().last().unwrap()["id"], made["id"], "behind the others");
    let full = format!("/menu/categories/{}", all[0]["id"].as_str().unwrap());
    let kept = refused(&app, &token, ("DELETE", &full), None).await;
    assert!(kept.status == StatusCode::CONFLICT && kept.body.contains("dishes"), "{}", kept.body);
    let rule = json!({ "id": null, "name": "Soup hour", "scope": { "category": made["id"] }, "channel": null, "effect": { "percent_off": 1000 },
        "window": { "weekdays": 127, "from": 0, "to": 0, "first_day": null, "last_day": null } });
    let rule = done(&app, &token, ("PUT", "/menu/price-rules"), Some(&rule)).await;
    let kept = refused(&app, &token, ("DELETE", &path), None).await;
    assert!(kept.status == StatusCode::CONFLICT && kept.body.contains("price rule"), "{}", kept.body);
    done(&app, &token, ("DELETE", &format!("/menu/price-rules/{}", rule.as_str().unwrap())), None).await;
    done(&app, &token, ("DELETE", &path), None).await;
    assert_eq!(refused(&app, &token, ("GET", &path), None).await.status, StatusCode::NOT_FOUND);
    app.end().await;
}

/// S3-20, S3-21: a recipe is replaced, and what is sold from then on takes what it says.
#[tokio::test(flavor = "multi_thread")]
async fn a_recipe_decides_what_is_taken() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let path = format!("/menu/items/{}/recipe", app.house.coffee);
    let known = done(&app, &token, ("GET", &path), None).await;
    assert_eq!(known["lines"][0]["quantity"], json!(18_000), "18 g of beans");
    let beans = known["lines"][0]["ingredient"].clone();
    let stronger = json!({ "lines": [{ "ingredient": beans, "quantity": 20_000 }] });
    done(&app, &token, ("PUT", &path), Some(&stronger)).await;
    let order = json!({ "channel": "takeaway", "items": [{ "item": app.house.coffee, "quantity": 2 }], "pay": { "tender": "cash" } });
    done(&app, &token, ("POST", "/orders"), Some(&order)).await;
    let shelf = done(&app, &token, ("GET", "/inventory/ingredients"), None).await;
    let left = shelf.as_array().unwrap().iter().find(|row| row["id"] == beans).unwrap()["on_hand"].clone();
    assert_eq!(left, json!((1_000 - 40) * 1_000));
    for wrong in [
        json!({ "lines": [{ "ingredient": beans, "quantity": 0 }] }),
        json!({ "lines": [{ "ingredient": beans, "quantity": 1 }, { "ingredient": beans, "quantity": 2 }] }),
        json!({ "lines": [{ "ingredient": uuid::Uuid::now_v7(), "quantity": 1 }] }),
    ] {
        let answer = refused(&app, &token, ("PUT", &path), Some(&wrong)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}: {}", answer.body);
    }
    assert_eq!(done(&app, &token, ("GET", &path), None).await, stronger, "and nothing was half done");
    app.end().await;
}

fn combo(app: &TestApp, category: &Value, tax_class: &Value) -> Value {
    json!({
        "code": "LUNCH", "category": category, "tax_class": tax_class, "name": "Lunch", "price": 1_300, "prep_minutes": 10, "active": true,
        "slots": [
            { "name": "Dish", "choose": 1, "options": [{ "item": app.house.burger, "pieces": 1 }] },
            { "name": "Drink", "choose": 1, "options": [
                { "item": app.house.coffee, "pieces": 1 },
                { "name": "House lemonade", "pieces": 1, "surcharge": 150 },
            ] },
        ],
    })
}

/// S3-22..25: a combo is made, sold with a surcharge, and changed; what keeps its id stays what it was.
#[tokio::test(flavor = "multi_thread")]
async fn a_combo_is_made_by_a_program() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let menu = done(&app, &token, ("GET", "/menu"), None).await;
    let (category, tax_class) = (&menu["items"][0]["category"], &menu["items"][0]["tax_class"]);
    let form = combo(&app, category, tax_class);
    let made = done(&app, &token, ("POST", "/menu/combos"), Some(&form)).await;
    let path = format!("/menu/combos/{}", made["id"].as_str().unwrap());
    assert_eq!(done(&app, &token, ("GET", "/menu/combos"), None).await, json!([made]));
    let option = |slot: usize, option: usize| made["slots"][slot]["options"][option]["id"].clone();
    let order = json!({ "channel": "takeaway", "items": [{
        "item": made["id"],
        "options": [
            { "slot": made["slots"][0]["id"], "option": option(0, 0) },
            { "slot": made["slots"][1]["id"], "option": option(1, 1) },
        ],
    }] });
    let answer = app.send(call("POST", "/orders", &token, Some(&order))).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    assert_eq!(read(&answer)["totals"]["total"], json!(1_450), "13.00 and 1.50 for the lemonade");

    let mut changed = form.clone();
    changed["price"] = json!(1_200);
    changed["slots"] = json!([
        { "id": made["slots"][0]["id"], "name": "Main", "choose": 1, "options": [{ "id": option(0, 0), "item": app.house.burger, "pieces": 1 }] },
    ]);
    let after = done(&app, &token, ("PUT", &path), Some(&changed)).await;
    assert_eq!((&after["slots"][0]["id"], after["slots"].as_array().unwrap().len()), (&made["slots"][0]["id"], 1));
    assert_eq!((&after["slots"][0]["name"]["own"], &after["price"]), (&json!("Main"), &json!(1_200)), "{after}");
    app.end().await;
}

/// What no kitchen could serve is no combo.
#[tokio::test(flavor = "multi_thread")]
async fn a_combo_that_makes_no_sense_is_refused() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let menu = done(&app, &token, ("GET", "/menu"), None).await;
    let (category, tax_class) = (&menu["items"][0]["category"], &menu["items"][0]["tax_class"]);
    let form = combo(&app, category, tax_class);
    let made = done(&app, &token, ("POST", "/menu/combos"), Some(&form)).await;
    let with = |change: &dyn Fn(&mut Value)| {
        let mut form = form.clone();
        form["code"] = json!("OTHER");
        form["name"] = json!("Other");
        change(&mut form);
        form
    };
    let option = |form: &mut Value, option: Value| form["slots"][0]["options"][0] = option;
    for (what, wrong, status) in [
        ("no choices", with(&|form| form["slots"] = json!([])), 422),
        ("no options", with(&|form| form["slots"][0]["options"] = json!([])), 422),
        ("a combo in a combo", with(&|form| option(form, json!({ "item": made["id"], "pieces": 1 }))), 422),
        ("nobody's dish", with(&|form| option(form, json!({ "item": uuid::Uuid::now_v7(), "pieces": 1 }))), 422),
        ("a dish without its size", with(&|form| option(form, json!({ "item": app.house.wine, "pieces": 1 }))), 422),
        ("neither dish nor name", with(&|form| option(form, json!({ "pieces": 1 }))), 422),
        ("an option of another", with(&|form| form["slots"][0]["id"] = made["slots"][0]["id"].clone()), 422),
        ("a price below nothing", with(&|form| form["price"] = json!(-1)), 422),
        ("a code that is taken", with(&|form| form["code"] = json!("LUNCH")), 409),
    ] {
        let answer = refused(&app, &token, ("POST", "/menu/combos"), Some(&wrong)).await;
        assert_eq!(answer.status.as_u16(), status, "{what}: {}", answer.body);
    }
    let dish = format!("/menu/combos/{}", app.house.coffee);
    let no_combo = refused(&app, &token, ("PUT", &dish), Some(&with(&|_| {}))).await;
    assert_eq!(no_combo.status, StatusCode::NOT_FOUND, "a dish is no combo");
    assert_eq!(done(&app, &token, ("GET", "/menu/combos"), None).await.as_array().unwrap().len(), 1);
    app.end().await;
}

async fn import(app: &TestApp, token: &str, query: &str, table: &str) -> Answer {
    let mut request = call("POST", &format!("/menu/items/import{query}"), token, None);
    request.headers_mut().insert(header::CONTENT_TYPE, "text/csv; charset=utf-8".parse().unwrap());
    *request.body_mut() = Body::from(table.to_owned());
    app.send(request).await
}

/// S4-05, S4-19: a table makes and changes dishes, twice the same, or not at all; a mistake is named by its line.
#[tokio::test(flavor = "multi_thread")]
async fn dishes_are_imported_from_a_table() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let menu = done(&app, &token, ("GET", "/menu"), None).await;
    let coffee = menu["items"].as_array().unwrap().iter().find(|item| item["id"] == json!(app.house.coffee)).unwrap();
    let drinks = menu["categories"].as_array().unwrap().iter().find(|known| known["id"] == coffee["category"]).unwrap();
    let table = format!(
        "\u{feff}name,category,price,description,active\r\n{},{},3.40,,\r\n\"Soup, of the day\",Soups,6.50,\"Ask, please\",yes\r\nOld soup,soups,4,,no\r\n",
        coffee["name"]["own"].as_str().unwrap(),
        drinks["name"]["own"].as_str().unwrap(),
    );
    let shown = import(&app, &token, "?dry_run=true", &table).await;
    let wanted = json!({ "created": 2, "updated": 1, "unchanged": 0, "new_categories": ["Soups"] });
    assert_eq!((shown.status, read(&shown)), (StatusCode::OK, wanted.clone()));
    assert_eq!(done(&app, &token, ("GET", "/menu"), None).await["items"], menu["items"], "a dry run writes nothing");
    assert_eq!(read(&import(&app, &token, "", &table).await), wanted);
    let again = json!({ "created": 0, "updated": 0, "unchanged": 3, "new_categories": [] });
    assert_eq!(read(&import(&app, &token, "", &table).await), again);
    let after = done(&app, &token, ("GET", "/menu"), None).await;
    let price = |name: &str| {
        let items = after["items"].as_array().unwrap().iter();
        items.filter(|item| item["name"]["own"] == name).map(|item| item["price"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(price(coffee["name"]["own"].as_str().unwrap()), [json!(340)]);
    assert_eq!(
        (price("Soup, of the day"), price("Old soup")),
        (vec![json!(650)], vec![]),
        "the old one is off the menu"
    );

    for (table, says) in [
        ("name,category\nSoup,Soups\n", "price"),
        ("name,category,price\n", "no line"),
        ("name,category,price\nSoup,Soups\n", "Line 2"),
        ("name,category,price\nSoup,Soups,six\n", "line 2: The price"),
        ("name,category,price,tax_class\nSoup,Soups,6,Nothing\n", "tax class"),
        ("name,category,price,active\nA,Soups,6,yes\nB,Soups,6,perhaps\n", "line 3"),
        ("name,category,price\n,Soups,6\n", "line 2"),
    ] {
        let answer = import(&app, &token, "", table).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{table}: {}", answer.body);
        assert!(answer.body.contains(says), "{table}: {}", answer.body);
    }
    assert_eq!(done(&app, &token, ("GET", "/menu"), None).await["items"], after["items"], "all lines or none");
    let no_table = app.send(call("POST", "/menu/items/import", &token, Some(&json!({})))).await;
    assert_eq!(no_table.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    app.end().await;
}

/// S3-24, S3-56: a menu in another system's format comes in by API as it does by the command.
#[tokio::test(flavor = "multi_thread")]
async fn a_menu_is_imported_by_a_program() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let file = json!({
        "menu_items": [{ "name": "[SNACK] Fries", "price": 2.5 }],
        "combo_rules": [{ "code": "SET", "name": "Set", "bundle_price": 5,
            "side_rule": { "choice_count": 1, "options": [{ "code": "A", "name": "Fries" }] } }],
    });
    let before = done(&app, &token, ("GET", "/menu/combos"), None).await;
    let shown = done(&app, &token, ("POST", "/menu/import?dry_run=true"), Some(&file)).await;
    assert!(shown["changes"].as_str().unwrap().contains("Fries"), "{shown}");
    assert_eq!(done(&app, &token, ("GET", "/menu/combos"), None).await, before);
    assert_eq!(done(&app, &token, ("POST", "/menu/import"), Some(&file)).await, shown);
    assert_eq!(done(&app, &token, ("GET", "/menu/combos"), None).await[0]["code"], "SET");
    let wrong = json!({ "menu_items": [{ "name": "[SNACK] Fries", "price": "dear" }] });
    assert_eq!(
        refused(&app, &token, ("POST", "/menu/import"), Some(&wrong)).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    app.end().await;
}

/// A request that is sent again after its answer was lost makes nothing twice.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_form_makes_is_made_once() {
    let app = TestApp::new().await;
    let token = manager(&app).await;
    let menu = done(&app, &token, ("GET", "/menu"), None).await;
    let (category, tax_class) = (&menu["items"][0]["category"], &menu["items"][0]["tax_class"]);
    let item = json!({ "id": null, "category": category, "tax_class": tax_class, "name": "Soup", "description": "", "price": "6.50",
        "prep_minutes": 5, "allergens": [], "diets": [], "active": true });
    let promotion = json!({ "id": null, "name": "Ten", "effect": { "order_percent": 1000 }, "by_voucher": true,
        "terms": { "window": { "weekdays": 127, "from": 0, "to": 0, "first_day": null, "last_day": null }, "channel": null, "minimum": 0 } });
    for (path, body) in [("/menu/items", &item), ("/promotions", &promotion)] {
        let mut answers = vec![];
        for _ in 0..2 {
            let mut request = call("PUT", path, &token, Some(body));
            request.headers_mut().insert("idempotency-key", "cut-off".parse().unwrap());
            let answer = app.send(request).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
            answers.push(answer.body);
            cut_off(&app).await;
        }
        assert_eq!(answers[0], answers[1], "{path}");
    }
    let promotion = done(&app, &token, ("GET", "/promotions"), None).await[0]["promotion"]["id"].clone();
    let vouchers = json!({ "promotion": promotion, "codes": { "random": 3 }, "limits": { "uses": "single", "per_customer": null, "first_day": null, "last_day": null } });
    let mut made = vec![];
    for _ in 0..2 {
        let mut request = call("POST", "/vouchers", &token, Some(&vouchers));
        request.headers_mut().insert("idempotency-key", "cut-off".parse().unwrap());
        let answer = app.send(request).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        made.push(read(&answer));
        cut_off(&app).await;
    }
    assert_eq!((&made[0], made[0].as_array().unwrap().len()), (&made[1], 3));
    let all = done(&app, &token, ("GET", "/promotions"), None).await;
    assert_eq!((all.as_array().unwrap().len(), &all[0]["vouchers"]), (1, &json!(3)), "{all}");
    app.end().await;
}
