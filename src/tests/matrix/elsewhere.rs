//! What belongs to others is not there: to our own pages an id of another restaurant or of another table is what an id of
//! nobody is.

use super::{
    calls::{Call, ask, calls},
    cases::{For, guest_of},
    sample::NOBODY,
};
use crate::{
    kernel::permission::Role,
    server::session::GUEST_COOKIE,
    tests::{
        app::{Answer, TestApp},
        fixtures::{House, Wishes},
    },
};

/// Of what a table, its order and its dishes are made of, one each, and one of the staff.
async fn belongings(app: &TestApp) -> Vec<(&'static str, String)> {
    let order = app.sent(0, &[(app.house.coffee, 1)]).await;
    let house = &app.house;
    vec![
        ("order", order.id.to_string()),
        ("line", order.lines[0].id.to_string()),
        ("seating", order.seating.unwrap().to_string()),
        ("table", house.tables[0].to_string()),
        ("item", house.coffee.to_string()),
        ("ingredient", house.buns.to_string()),
        ("member", house.members[&Role::Waiter].to_string()),
    ]
}

/// The answers to every call, told without the ids in them.
async fn answers(
    app: &TestApp,
    calls: &[Call],
    cookie: &str,
    id: &str,
) -> Vec<(&'static str, http::StatusCode, String)> {
    let mut told = vec![];
    for call in calls {
        let answer = ask(app, call, cookie).await;
        told.push((call.path, answer.status, without(&answer, id)));
    }
    told
}

/// What a refusal says beside the id that was asked for. A success says what is one's own, with ids and times that are new.
fn without(answer: &Answer, id: &str) -> String {
    if answer.status.is_success() { String::new() } else { answer.body.replace(id, NOBODY) }
}

fn assert_alike(
    what: &str,
    found: &[(&'static str, http::StatusCode, String)],
    absent: &[(&'static str, http::StatusCode, String)],
) {
    let told = found.iter().zip(absent).filter(|(found, absent)| found != absent);
    let told: Vec<String> = told.map(|(found, absent)| format!("{found:?}, of nobody's {absent:?}")).collect();
    assert!(told.is_empty(), "{what}:\n{}", told.join("\n"));
}

/// The owner of another restaurant, who may do everything there.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_another_restaurant_is_there_for_pages() {
    let app = TestApp::new().await;
    let belongings = belongings(&app).await;
    // Each id is tried in a house of its own, so that what an earlier try left behind is the same for all.
    let mut nobody = None;
    for (nth, (what, id)) in std::iter::once(("nobody", NOBODY.to_owned())).chain(belongings).enumerate() {
        let other = House::make(&app.world, &format!("osteria-{nth}"), Wishes::default()).await;
        let cookie = app.sign_in_at(&other, Role::Owner).await;
        let mut calls = calls(&other.codes[0], &id);
        calls.retain(|call| matches!(call.whom, For::Staff | For::StaffAlone));
        // A name to sign in with is one person's in all houses.
        let staff = calls.iter_mut().find(|call| call.path == "auth/add_staff").unwrap();
        staff.arguments["new"]["username"] = format!("eve-{nth}").into();
        let found = answers(&app, &calls, &cookie, &id).await;
        match &nobody {
            None => nobody = Some(found),
            Some(nobody) => assert_alike(what, &found, nobody),
        }
    }
    app.end().await;
}

/// A guest of the second table, by the first table's code and by ids of what stands there.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_another_table_is_there_for_guests() {
    let app = TestApp::new().await;
    let belongings = belongings(&app).await;
    let cookie = format!("{GUEST_COOKIE}={}", guest_of(&app, 1).await);
    let of_tables = |code: &str, id: &str| -> Vec<Call> {
        calls(code, id).into_iter().filter(|call| call.whom == For::Table).collect()
    };
    for call in of_tables(&app.house.codes[0], NOBODY) {
        let answer = ask(&app, &call, &cookie).await;
        assert!(answer.body.contains("Scan its code again"), "{}: {} {}", call.path, answer.status, answer.body);
    }
    let own = &app.house.codes[1];
    let absent = answers(&app, &of_tables(own, NOBODY), &cookie, NOBODY).await;
    for (what, id) in belongings.iter().filter(|(what, _)| *what != "item") {
        let found = answers(&app, &of_tables(own, id), &cookie, id).await;
        assert_alike(what, &found, &absent);
    }
    app.end().await;
}
