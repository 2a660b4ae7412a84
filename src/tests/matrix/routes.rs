//! The JSON API.

use axum::body::Body;
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::{
    cases::{For, Who, guest, member_token},
    outcome::Outcome,
    sample::{NOBODY, body},
};
use crate::{
    kernel::permission::{Permission, Role},
    server::api::{
        document::{operations, permission},
        routes::endpoints,
    },
    tests::{
        api::{call, read},
        app::{Answer, TestApp, fresh},
        fixtures::{House, Wishes},
    },
};

/// One route: how it is called, whom it is for, and the right that it needs.
struct Route {
    method: &'static str,
    path: &'static str,
    whom: For,
    permission: Permission,
}

/// A changed line is a reviewed line.
const TABLE: &str = "\
GET    /api-keys                                            staff  api_keys.manage
POST   /api-keys                                            staff  api_keys.manage
DELETE /api-keys/{id}                                       staff  api_keys.manage
POST   /approvals                                           staff  orders.view
GET    /audit                                               staff  audit.view
PUT    /auth/email                                          staff  public.sign_in
POST   /auth/forgot-password                                anyone public.sign_in
POST   /auth/google                                         anyone public.sign_in
POST   /auth/login                                          anyone public.sign_in
POST   /auth/logout                                         anyone public.sign_in
GET    /auth/me                                             staff  public.sign_in
PUT    /auth/password                                       staff  public.sign_in
POST   /auth/refresh                                        anyone public.sign_in
POST   /auth/pin                                            anyone public.sign_in
POST   /auth/till                                           anyone public.sign_in
GET    /devices                                             staff  staff.view
POST   /devices                                             staff  staff.invite
DELETE /devices/{id}                                        staff  staff.invite
POST   /auth/register                                       anyone public.sign_in
POST   /auth/reset-password                                 anyone public.sign_in
DELETE /auth/sessions                                       staff  public.sign_in
GET    /auth/sessions                                       staff  public.sign_in
DELETE /auth/sessions/{id}                                  staff  public.sign_in
POST   /auth/socket-tickets                                 both   public.sign_in
POST   /auth/switch                                         staff  public.sign_in
GET    /customers                                           staff  customers.view
POST   /customers                                           staff  customers.edit
GET    /drawers                                             staff  drawer.use
POST   /drawers                                             staff  drawer.use
POST   /drawers/counts                                      staff  drawer.use
POST   /drawers/forced-closings                             staff  drawer.manage
POST   /drawers/movements                                   staff  drawer.use
POST   /drawers/{id}/close                                  staff  drawer.use
DELETE /guest/lines/{id}                                    guests guest.table
GET    /guest/menu                                          guests menu.view
GET    /guest/orders                                        guests guest.table
POST   /guest/orders                                        guests guest.table
POST   /guest/orders/parse                                  guests menu.view
GET    /guest/orders/{id}                                   guests guest.table
POST   /guest/sessions                                      anyone public.table_join
GET    /inventory/export                                    staff  inventory.view
GET    /inventory/ingredients                               staff  inventory.view
POST   /inventory/ingredients                               staff  inventory.adjust
PUT    /inventory/ingredients/{id}                          staff  inventory.adjust
GET    /inventory/locations                                 staff  inventory.view
POST   /inventory/locations                                 staff  inventory.adjust
GET    /inventory/low-stock                                 staff  inventory.view
GET    /inventory/movements                                 staff  inventory.view
POST   /inventory/movements                                 staff  inventory.adjust
GET    /invitations                                         staff  staff.view
POST   /invitations                                         staff  staff.invite
POST   /invitations/accept                                  anyone public.sign_in
POST   /invitations/look                                    anyone public.sign_in
DELETE /invitations/{id}                                    staff  staff.invite
GET    /kitchen/board                                       staff  kitchen.view
PATCH  /kitchen/orders/{id}                                 staff  kitchen.advance
GET    /menu                                                staff  menu.view
GET    /menu/editable                                       staff  menu.view
GET    /menu/categories                                     staff  menu.view
POST   /menu/categories                                     staff  menu.edit
DELETE /menu/categories/{id}                                staff  menu.edit
GET    /menu/categories/{id}                                staff  menu.view
PUT    /menu/categories/{id}                                staff  menu.edit
GET    /menu/combos                                         staff  menu.view
POST   /menu/combos                                         staff  menu.edit
GET    /menu/combos/{id}                                    staff  menu.view
PUT    /menu/combos/{id}                                    staff  menu.edit
POST   /menu/import                                         staff  menu.edit
POST   /menu/items/import                                   staff  menu.edit
GET    /menu/modifier-groups                                staff  menu.view
POST   /menu/modifier-groups                                staff  menu.edit
DELETE /menu/modifier-groups/{id}                           staff  menu.edit
GET    /menu/modifier-groups/{id}                           staff  menu.view
PUT    /menu/modifier-groups/{id}                           staff  menu.edit
GET    /menu/modifiers/{id}/recipe                          staff  menu.edit
PUT    /menu/modifiers/{id}/recipe                          staff  menu.edit
GET    /menu/stations                                       staff  menu.view
POST   /menu/stations                                       staff  menu.edit
DELETE /menu/stations/{id}                                  staff  menu.edit
PUT    /menu/stations/{id}                                  staff  menu.edit
GET    /menu/variants/{id}/recipe                           staff  menu.edit
PUT    /menu/variants/{id}/recipe                           staff  menu.edit
PUT    /menu/items/{id}/modifier-groups                     staff  menu.edit
PUT    /menu/items/{id}/variants                            staff  menu.edit
GET    /menu/items/{id}/recipe                              staff  menu.edit
DELETE /menu/items/{id}/picture                             staff  menu.edit
PUT    /menu/items/{id}/picture                             staff  menu.edit
PUT    /menu/items/{id}/recipe                              staff  menu.edit
PUT    /menu/items                                          staff  menu.edit
DELETE /menu/items/{id}/off-sale                            staff  menu.86
POST   /menu/items/{id}/off-sale                            staff  menu.86
PUT    /menu/price-rules                                    staff  menu.edit
DELETE /menu/price-rules/{id}                               staff  menu.edit
GET    /orders                                              staff  orders.view
POST   /orders                                              staff  orders.create
GET    /orders/history                                      staff  orders.view
GET    /orders/queue                                        staff  orders.view
GET    /orders/{id}                                         staff  orders.view
POST   /orders/{id}/amend                                   staff  orders.amend
POST   /orders/{id}/cancel                                  staff  orders.cancel
DELETE /orders/{id}/checkouts                               staff  payments.take
GET    /orders/{id}/checkouts                               staff  payments.take
POST   /orders/{id}/checkouts                               staff  payments.take
DELETE /orders/{id}/held-card                               staff  payments.take
GET    /orders/{id}/held-card                               staff  payments.take
POST   /orders/{id}/held-card                               staff  payments.take
POST   /orders/{id}/held-card/charges                       staff  payments.take
POST   /orders/{id}/moves                                   staff  orders.transfer
POST   /orders/{id}/operations                              staff  orders.view
POST   /orders/{id}/payments                                staff  payments.take
GET    /orders/{id}/receipt                                 staff  orders.view
POST   /orders/{id}/refunds                                 staff  payments.refund
PATCH  /orders/{id}/status                                  staff  orders.view
POST   /orders/{id}/vouchers                                staff  orders.discount
GET    /outbox                                              staff  staff.invite
GET    /promotions                                          staff  promotions.manage
PUT    /promotions                                          staff  promotions.manage
DELETE /promotions/{id}                                     staff  promotions.manage
GET    /promotions/{id}/vouchers                            staff  promotions.manage
GET    /public/menu/{slug}                                  anyone public.menu
GET    /refunds                                             alone  payments.refund
GET    /refunds/without-bill                                alone  payments.refund
POST   /refunds/{refund}/payments/{payment}/settlement      alone  payments.refund
POST   /refunds/{refund}/payments/{payment}/tries           alone  payments.refund
PUT    /attendance/{id}                                     staff  staff.attendance
POST   /attendance/clock-in                                 staff  staff.clock
POST   /attendance/clock-out                                staff  staff.clock
GET    /attendance/own                                      staff  staff.clock
GET    /reports/customer-history                            staff  customers.view
GET    /reports/daily-sales                                 staff  reports.view
POST   /reports/email-summary                               staff  reports.view
GET    /reports/inventory                                   staff  reports.view
GET    /reports/orders                                      staff  reports.view
GET    /reports/sales                                       staff  reports.view
GET    /reports/staff-attendance                            staff  staff.attendance
DELETE /restaurants/{id}                                    staff  restaurants.delete
GET    /reports/dashboard                                   staff  reports.view
GET    /reports/x                                           staff  drawer.use
POST   /reports/z                                           staff  drawer.manage
GET    /reports/z/{number}                                  staff  drawer.manage
POST   /restaurants                                         staff  restaurants.create
POST   /seatings/{id}/approve                               staff  orders.create
POST   /seatings/{id}/close                                 staff  payments.take
POST   /seatings/{id}/move                                  staff  orders.transfer
GET    /security-events                                     staff  audit.view
GET    /settings                                            staff  settings.edit
PATCH  /settings                                            staff  settings.edit
GET    /staff                                               staff  staff.view
POST   /staff                                               staff  staff.invite
DELETE /staff/{id}                                          staff  staff.invite
PATCH  /staff/{id}                                          staff  staff.invite
POST   /staff/{id}/unlock                                   staff  staff.view
GET    /tables                                              staff  orders.view
GET    /tables/codes                                        staff  tables.manage
DELETE /tables/{id}/code                                    staff  tables.manage
POST   /tables/{id}/seatings                                staff  orders.create
GET    /tax-classes                                         staff  menu.view
POST   /tax-classes                                         staff  settings.edit
DELETE /tax-classes/{id}                                    staff  settings.edit
PUT    /tax-classes/{id}                                    staff  settings.edit
POST   /vouchers                                            staff  promotions.manage
DELETE /vouchers/{id}                                       staff  promotions.manage
";

fn routes() -> Vec<Route> {
    let line = |line: &'static str| {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_else(|| panic!("a word is missing: {line}"));
        let (method, path) = (word(), word());
        let whom = For::parse(word());
        Route { method, path, whom, permission: Permission::parse(word()).expect(line) }
    };
    TABLE.lines().map(line).collect()
}

/// The table names every route there is and no other, each with the right that its document names.
#[test]
fn every_route_is_in_the_table() {
    let document = endpoints().into_openapi();
    let mut found: Vec<String> = vec![];
    for (path, item) in &document.paths.paths {
        for (method, operation) in operations(item) {
            found.push(format!("{method} {path} {}", permission(operation).unwrap_or("nothing")));
        }
    }
    found.sort();
    let mut listed: Vec<String> =
        routes().iter().map(|route| format!("{} {} {}", route.method, route.path, route.permission.as_str())).collect();
    listed.sort();
    assert_eq!(listed, found);
}

/// Bodies where the smallest one that can be read asks for another right than the route's own.
fn chosen_body(route: &Route) -> Option<Value> {
    match (route.method, route.path) {
        ("POST", "/orders") => Some(json!({ "channel": "takeaway", "items": [{ "item": NOBODY }] })),
        ("POST", "/orders/{id}/operations") => Some(json!({ "operations": [] })),
        ("POST", "/staff") => Some(json!({
            "name": "Eve", "username": format!("eve-{}", fresh::<uuid::Uuid>()), "password": "long enough for all", "role": "waiter"
        })),
        ("POST", "/invitations") => {
            Some(json!({ "email": format!("{}@example.com", fresh::<uuid::Uuid>()), "role": "waiter" }))
        }
        ("POST", "/inventory/movements") => {
            Some(json!({ "ingredient": NOBODY, "do": "receive", "quantity": 1, "reference": "x" }))
        }
        ("PATCH", "/orders/{id}/status") => Some(json!({ "status": "in_progress" })),
        _ => None,
    }
}

struct Document(Value);

impl Document {
    fn new() -> Self {
        Self(serde_json::to_value(endpoints().into_openapi()).unwrap())
    }

    fn body(&self, route: &Route) -> Option<Value> {
        let operation = &self.0["paths"][route.path][route.method.to_lowercase()];
        chosen_body(route).or_else(|| body(&self.0, operation))
    }

    /// What a query has to say.
    fn query(&self, route: &Route) -> String {
        let operation = &self.0["paths"][route.path][route.method.to_lowercase()];
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let needed = parameters.filter(|one| one["in"] == "query" && one["required"] == json!(true));
        let is_id = |one: &Value| one["schema"]["$ref"].as_str().is_some_and(|kind| kind.ends_with("Id"));
        let value = |one: &Value| if is_id(one) { NOBODY } else { "a" };
        let pairs: Vec<String> =
            needed.map(|one| format!("{}={}", one["name"].as_str().unwrap(), value(one))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// Bodies that are no JSON.
fn file(route: &Route) -> Option<(&'static str, Vec<u8>)> {
    match (route.method, route.path) {
        ("POST", "/menu/items/import") => Some(("text/csv", b"name,category,price\n".to_vec())),
        ("PUT", "/menu/items/{id}/picture") => {
            let mut png = std::io::Cursor::new(vec![]);
            image::RgbImage::new(1, 1).write_to(&mut png, image::ImageFormat::Png).unwrap();
            Some(("image/png", png.into_inner()))
        }
        _ => None,
    }
}

async fn ask(app: &TestApp, document: &Document, route: &Route, (path, token): (&str, &str)) -> Answer {
    let path = format!("{path}{}", document.query(route));
    if let Some((kind, body)) = file(route) {
        let mut request = call(route.method, &path, token, None);
        request.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
        *request.body_mut() = Body::from(body);
        return app.send(request).await;
    }
    app.send(call(route.method, &path, token, document.body(route).as_ref())).await
}

/// S3-09..12, S4-34..37, S2-20: each role is let in exactly where the table of the product lets it in.
#[tokio::test(flavor = "multi_thread")]
async fn each_route_lets_in_whom_it_should() {
    let app = TestApp::new().await;
    let (document, guest) = (Document::new(), guest(&app).await);
    let mut wrong = vec![];
    for route in &routes() {
        let path = route
            .path
            .replace("{id}", NOBODY)
            .replace("{refund}", NOBODY)
            .replace("{payment}", NOBODY)
            .replace("{number}", "999");
        assert!(path.contains("{token}") || path.contains("{slug}") || !path.contains('{'), "whose is it? {path}");
        for who in Who::all() {
            let token = who.token(&app, &guest).await;
            let answer = ask(&app, &document, route, (&path, &token)).await;
            let (found, expected) = (Outcome::of(&answer), who.expected(route.whom, route.permission));
            // A token that is no good is 401 for anybody.
            let is_about_the_body = route.whom == For::Anyone && found == Outcome::SignInFirst;
            if found != expected && !is_about_the_body {
                wrong.push(format!("{} {path} by {who:?}: {found:?}, not {expected:?}: {}", route.method, answer.body));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.end().await;
}

/// Things of the house that a path may name.
async fn belongings(app: &TestApp) -> Vec<(&'static str, String)> {
    let order = app.sent(1, &[(app.house.coffee, 1)]).await;
    let house = &app.house;
    vec![
        ("/orders/{id}", order.id.to_string()),
        ("/seatings/{id}", order.seating.unwrap().to_string()),
        ("/tables/{id}", house.tables[0].to_string()),
        ("/menu/items/{id}", house.coffee.to_string()),
        ("/inventory/ingredients/{id}", house.buns.to_string()),
        ("/staff/{id}", house.members[&Role::Waiter].to_string()),
    ]
}

/// Nothing of another restaurant is there, and whether it is there at all cannot be told: the answer is the one that an id
/// of nobody gets.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_another_restaurant_is_there() {
    let app = TestApp::new().await;
    let other = House::make(&app.world, "osteria", Wishes::default()).await;
    let (document, belongings) = (Document::new(), belongings(&app).await);
    let mut tried = 0;
    for route in routes().iter().filter(|route| route.whom == For::Staff) {
        let Some((prefix, id)) = belongings.iter().find(|(prefix, _)| route.path.starts_with(prefix)) else { continue };
        tried += 1;
        let path = |id: &str| route.path.replace("{id}", id).replace("{payment}", NOBODY);
        let owner = member_token(&other, Role::Owner).await;
        let theirs = ask(&app, &document, route, (&path(id), &owner)).await;
        let absent = ask(&app, &document, route, (&path(NOBODY), &owner)).await;
        let named = format!("{} {}: {}", route.method, route.path, theirs.body);
        assert_eq!(theirs.status, absent.status, "{named}");
        assert!(!theirs.status.is_success(), "{named}");
        let without_id = |answer: &Answer| {
            let mut problem = read(answer);
            problem.as_object_mut().map(|fields| fields.remove("instance"));
            problem.to_string().replace(id, "").replace(NOBODY, "")
        };
        assert_eq!(without_id(&theirs), without_id(&absent), "{named}");
        assert!([StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY].contains(&theirs.status), "{named}");
        assert!(!prefix.is_empty());
    }
    assert!(15 <= tried, "{tried} routes were tried");
    app.end().await;
}
