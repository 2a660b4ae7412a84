//! Who works here: added, invited, changed, removed; who decides about whom.

use axum::body::Body;
use http::{Request, StatusCode, header};
use serde_json::{Value, json};

use super::{
    app::{Answer, TestApp, form_post, fresh, get},
    fixtures::{House, PASSWORD, Wishes},
};
use crate::{
    attendance::service as attendance,
    auth::{
        model::staff::{MemberChange, NewStaff, StaffMember},
        service::{invitations, passwords, staff},
    },
    flows::staff::{add_staff, remove_staff},
    kernel::{
        error::{AppError, Code},
        ids::{InvitationId, MemberId},
        language::Language,
        permission::{Permission, PermissionSet, Role},
    },
    platform::ctx::Ctx,
};

const EMAIL: &str = "nora@house.example";
const NEXT: &str = "two flat whites";

fn call(method: &str, path: &str, token: &str, body: &Value) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(format!("/api/v1{path}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(body.to_string()))
        .unwrap()
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {} {}", answer.status, answer.body))
}

/// Signs in as a program; answers with the status and the access token.
async fn login(app: &TestApp, login: &str, password: &str) -> (StatusCode, String) {
    let answer = app.send(call("POST", "/auth/login", "", &json!({ "login": login, "password": password }))).await;
    let token = if answer.status == StatusCode::OK {
        read(&answer)["access_token"].as_str().unwrap().to_owned()
    } else {
        String::new()
    };
    (answer.status, token)
}

fn new(username: &str, role: Role) -> NewStaff {
    NewStaff {
        name: "Nora".to_owned(),
        username: username.to_owned(),
        email: None,
        password: PASSWORD.to_owned(),
        role,
        pin: Some("2468".to_owned()),
    }
}

async fn member(app: &TestApp, role: Role) -> StaffMember {
    let all = staff::list(&app.house.ctx(Role::Owner)).await.unwrap().members;
    all.into_iter().find(|member| member.rights.role == role).unwrap()
}

fn is_forbidden<T>(answer: &Result<T, AppError>) -> bool {
    matches!(answer, Err(AppError::Forbidden { .. }))
}

fn is_conflict<T>(answer: &Result<T, AppError>, wanted: Code) -> bool {
    matches!(answer, Err(AppError::Conflict { code, .. }) if *code == wanted)
}

/// The token in the newest letter to this e-mail that the role may read; none where there is no such letter.
async fn invite_token(app: &TestApp, role: Role, email: &str) -> Option<String> {
    let letters = passwords::outbox(&app.house.ctx(role)).await.unwrap();
    let letter = letters.into_iter().find(|letter| letter.recipient == email)?;
    let (_, rest) = letter.body.split_once("http://house.test/invite/").expect("a link of the house");
    Some(rest.lines().next().unwrap().to_owned())
}

async fn invite(app: &TestApp, by: Role, email: &str, role: Role) -> Result<InvitationId, AppError> {
    let invited = invitations::invite(&app.house.ctx(by), fresh(), (email, role), Language::En).await;
    invited.map(|invitation| invitation.id)
}

/// S3-15, S3-16, S2-09, S4-35: a manager adds a waiter without e-mail, who signs in at once; the same request again is
/// the same person.
#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_signs_in_at_once() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id: MemberId = fresh();
    let made = add_staff(&manager, id, &new("nora", Role::Waiter)).await.unwrap();
    assert_eq!((made.id, made.rights.role, made.has_pin), (id, Role::Waiter, true));
    assert_eq!(add_staff(&manager, id, &new("nora", Role::Waiter)).await.unwrap(), made);
    let (status, token) = login(&app, "nora", PASSWORD).await;
    assert_eq!(status, StatusCode::OK);
    let seen = app.send(call("GET", "/staff", &token, &json!({}))).await;
    assert_eq!(seen.status, StatusCode::FORBIDDEN, "a waiter does not see the staff");
    let taken = add_staff(&manager, fresh(), &new("nora", Role::Waiter)).await;
    assert!(is_conflict(&taken, Code::AlreadyExists), "{taken:?}");
    for bad in [
        NewStaff { username: "Nora P".to_owned(), ..new("x", Role::Waiter) },
        NewStaff { password: "short".to_owned(), ..new("x", Role::Waiter) },
        NewStaff { pin: Some("12".to_owned()), ..new("x", Role::Waiter) },
        NewStaff { name: " ".to_owned(), ..new("x", Role::Waiter) },
        NewStaff { email: Some("nowhere".to_owned()), ..new("x", Role::Waiter) },
    ] {
        let refused = add_staff(&manager, fresh(), &bad).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{refused:?}");
    }
    app.end().await;
}

/// S0-34, S3-12, S4-34: owners decide about everybody, managers about those below them, the others about nobody.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_about_those_above() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    for role in [Role::Owner, Role::Manager] {
        assert!(is_forbidden(&add_staff(&manager, fresh(), &new("nora", role)).await), "{role:?}");
        assert!(is_forbidden(&invite(&app, Role::Manager, EMAIL, role).await), "{role:?}");
        let above = member(&app, role).await.id;
        assert!(is_forbidden(&staff::change(&manager, above, &MemberChange::default()).await), "{role:?}");
        assert!(is_forbidden(&remove_staff(&manager, above).await), "{role:?}");
    }
    let waiter = member(&app, Role::Waiter).await.id;
    let up = MemberChange { role: Some(Role::Manager), ..MemberChange::default() };
    assert!(is_forbidden(&staff::change(&manager, waiter, &up).await), "nobody is lifted to one's own height");
    let granted =
        MemberChange { granted: Some(PermissionSet::EMPTY.with(Permission::ReportsView)), ..MemberChange::default() };
    assert!(is_forbidden(&staff::change(&manager, waiter, &granted).await), "exceptions are an owner's");
    for role in [Role::Cashier, Role::Waiter, Role::Kitchen, Role::Trainee] {
        let ctx = app.house.ctx(role);
        assert!(is_forbidden(&staff::list(&ctx).await) && is_forbidden(&staff::unlock(&ctx, waiter).await), "{role:?}");
        assert!(is_forbidden(&add_staff(&ctx, fresh(), &new("nora", Role::Trainee)).await), "{role:?}");
        assert!(is_forbidden(&remove_staff(&ctx, waiter).await), "{role:?}");
    }
    let down = MemberChange { role: Some(Role::Kitchen), ..MemberChange::default() };
    assert_eq!(staff::change(&manager, waiter, &down).await.unwrap().rights.role, Role::Kitchen);
    app.end().await;
}

/// Nobody changes their own role, and a restaurant keeps an owner, also when two try at once.
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_is_always_left() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let first = member(&app, Role::Owner).await.id;
    let down = MemberChange { role: Some(Role::Waiter), ..MemberChange::default() };
    assert!(is_conflict(&staff::change(&owner, first, &down).await, Code::NotYours));
    assert!(is_conflict(&remove_staff(&owner, first).await, Code::NotYours));
    let system = Ctx::system(app.world.clone(), app.house.id);
    assert!(is_conflict(&staff::change(&system, first, &down).await, Code::LastOwner));
    assert!(is_conflict(&remove_staff(&system, first).await, Code::LastOwner));
    let second: MemberId = fresh();
    add_staff(&owner, second, &new("nora", Role::Owner)).await.unwrap();
    let (one, other) = tokio::join!(remove_staff(&system, first), staff::change(&system, second, &down));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    app.end().await;
}

/// An exception holds from the next request on, in sessions that are open too; another role begins without any.
#[tokio::test(flavor = "multi_thread")]
async fn exceptions_hold_at_once() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let cookie = app.sign_in(Role::Waiter).await;
    let waiter = member(&app, Role::Waiter).await.id;
    let figures = || get("/api/v1/reports/dashboard", &cookie);
    assert_eq!(app.send(figures()).await.status, StatusCode::FORBIDDEN);
    let set = |right| Some(PermissionSet::EMPTY.with(right));
    let granted = MemberChange { granted: set(Permission::ReportsView), ..MemberChange::default() };
    staff::change(&owner, waiter, &granted).await.unwrap();
    assert_eq!(app.send(figures()).await.status, StatusCode::OK);
    let taken = MemberChange { taken: set(Permission::OrdersView), ..MemberChange::default() };
    let after = staff::change(&owner, waiter, &taken).await.unwrap();
    assert!(after.rights.allows(Permission::ReportsView) && !after.rights.allows(Permission::OrdersView));
    assert_eq!(app.send(get("/api/v1/orders", &cookie)).await.status, StatusCode::FORBIDDEN);
    for bad in [
        MemberChange { granted: set(Permission::StaffManage), ..MemberChange::default() },
        MemberChange { taken: set(Permission::ReportsView), ..MemberChange::default() },
        MemberChange { role: Some(Role::Owner), taken: set(Permission::ReportsView), ..MemberChange::default() },
    ] {
        let refused = staff::change(&owner, waiter, &bad).await;
        assert!(matches!(refused, Err(AppError::Invalid { .. })), "{bad:?}: {refused:?}");
    }
    let cashier = MemberChange { role: Some(Role::Cashier), ..MemberChange::default() };
    let after = staff::change(&owner, waiter, &cashier).await.unwrap();
    assert!(after.rights.allows(Permission::OrdersView) && !after.rights.allows(Permission::ReportsView));
    app.end().await;
}

/// Whoever leaves is out at the next request, by cookie and by token, and is nobody's approver any more.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_is_out_at_once() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id: MemberId = fresh();
    add_staff(&manager, id, &new("nora", Role::Cashier)).await.unwrap();
    let (_, token) = login(&app, "nora", PASSWORD).await;
    let form = format!("login=nora&password={}", PASSWORD.replace(' ', "+"));
    let cookie = app.send(form_post("/rpc/auth/sign_in", &form, "")).await.cookie("comanda");
    assert_eq!(app.send(get("/pos", &cookie)).await.status, StatusCode::OK);
    remove_staff(&manager, id).await.unwrap();
    assert_eq!(app.send(get("/pos", &cookie)).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.send(call("GET", "/orders", &token, &json!({}))).await.status, StatusCode::UNAUTHORIZED);
    let (_, anew) = login(&app, "nora", PASSWORD).await;
    assert_ne!(app.send(call("GET", "/orders", &anew, &json!({}))).await.status, StatusCode::OK);
    let again = remove_staff(&manager, id).await;
    assert!(matches!(again, Err(AppError::NotFound { .. })), "{again:?}");
    app.end().await;
}

/// S1-22: the shift of whoever leaves ends then, and nobody begins one after it.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_works_no_longer() {
    let app = TestApp::new().await;
    let (manager, waiter) = (app.house.ctx(Role::Manager), app.house.ctx(Role::Waiter));
    attendance::clock_in(&waiter, fresh()).await.unwrap();
    remove_staff(&manager, app.house.members[&Role::Waiter]).await.unwrap();
    assert_eq!(attendance::own(&waiter).await.unwrap(), None);
    assert!(is_conflict(&attendance::clock_in(&waiter, fresh()).await, Code::KeyReused));
    app.end().await;
}

/// A new password from above signs the person out everywhere; a login that opens another house is its person's alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_manager_gives_a_new_password() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id: MemberId = fresh();
    add_staff(&manager, id, &new("nora", Role::Waiter)).await.unwrap();
    let (_, token) = login(&app, "nora", PASSWORD).await;
    let change = |password: &str| MemberChange { password: Some(password.to_owned()), ..MemberChange::default() };
    let weak = staff::change(&manager, id, &change("1234567890")).await;
    assert!(matches!(weak, Err(AppError::Invalid { .. })), "{weak:?}");
    staff::change(&manager, id, &change(NEXT)).await.unwrap();
    assert_eq!(app.send(call("GET", "/auth/me", &token, &json!({}))).await.status, StatusCode::UNAUTHORIZED);
    assert_ne!(login(&app, "nora", PASSWORD).await.0, StatusCode::OK);
    assert_eq!(login(&app, "nora", NEXT).await.0, StatusCode::OK);
    let own = staff::change(&app.house.ctx(Role::Owner), member(&app, Role::Owner).await.id, &change(NEXT)).await;
    assert!(is_conflict(&own, Code::NotYours), "{own:?}");

    let other = House::make(&app.world, "other-house", Wishes::default()).await;
    let mut conn = app.db.superuser().await;
    sqlx::query(
        "insert into members (restaurant_id, member_id, identity_id, role, created_at)
         select $1, gen_random_uuid(), identity_id, 'waiter', now() from identities where username = 'nora'",
    )
    .bind(other.id.uuid())
    .execute(&mut conn)
    .await
    .unwrap();
    let foreign = staff::change(&manager, id, &change("three flat whites")).await;
    assert!(is_conflict(&foreign, Code::NotYours), "{foreign:?}");
    assert_eq!(login(&app, "nora", NEXT).await.0, StatusCode::OK);
    app.end().await;
}

/// S4-40: ten wrong passwords make a login rest; a manager ends that.
#[tokio::test(flavor = "multi_thread")]
async fn a_resting_login_is_unlocked() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id: MemberId = fresh();
    add_staff(&manager, id, &new("nora", Role::Waiter)).await.unwrap();
    let mut conn = app.db.superuser().await;
    sqlx::query("update identities set locked_until = $1 where username = 'nora'")
        .bind(app.world.clock.now() + chrono::TimeDelta::minutes(15))
        .execute(&mut conn)
        .await
        .unwrap();
    assert_ne!(login(&app, "nora", PASSWORD).await.0, StatusCode::OK);
    assert!(staff::find(&manager, id).await.unwrap().locked_until.is_some());
    staff::unlock(&manager, id).await.unwrap();
    assert_eq!(login(&app, "nora", PASSWORD).await.0, StatusCode::OK);
    assert!(staff::find(&manager, id).await.unwrap().locked_until.is_none());
    app.end().await;
}

/// S0-15, S0-34, S0-35, S0-40: somebody new accepts by the letter's link, without script, and is at work; the link is
/// good once.
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_accepted_once() {
    let app = TestApp::new().await;
    invite(&app, Role::Owner, "Nora@House.example", Role::Manager).await.unwrap();
    assert!(invite_token(&app, Role::Manager, EMAIL).await.is_none(), "a link to a manager is not a manager's to read");
    let token = invite_token(&app, Role::Owner, EMAIL).await.unwrap();
    let stored: Vec<Vec<u8>> =
        sqlx::query_scalar("select token_hash from invitations").fetch_all(app.world.db.system()).await.unwrap();
    assert_ne!(stored, [token.as_bytes()]);
    let page = app.send(get(&format!("/invite/{token}"), "")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("nora@house.example"));
    let weak = format!("token={token}&name=Nora&password=1234567890");
    let weak = app.send(form_post("/rpc/auth/accept_invitation", &weak, "")).await;
    assert!(weak.location().contains("__err"), "the link is still good: {}", weak.location());
    let form = format!("token={token}&name=Nora&password={}", NEXT.replace(' ', "+"));
    let accepted = app.send(form_post("/rpc/auth/accept_invitation", &form, "")).await;
    assert_eq!((accepted.status, accepted.location()), (StatusCode::FOUND, "/admin"));
    assert_eq!(app.send(get("/admin", &accepted.cookie("comanda"))).await.status, StatusCode::OK);
    assert_eq!(login(&app, EMAIL, NEXT).await.0, StatusCode::OK);
    let again = call("POST", "/invitations/accept", "", &json!({ "token": token, "name": "X", "password": NEXT }));
    assert_eq!(app.send(again).await.status, StatusCode::NOT_FOUND);
    assert!(passwords::outbox(&app.house.ctx(Role::Owner)).await.unwrap().is_empty(), "its letter is of no use");
    assert!(is_conflict(&invite(&app, Role::Owner, EMAIL, Role::Waiter).await, Code::AlreadyExists));
    app.end().await;
}

/// Whoever signs in elsewhere proves it with their password; whoever worked here before goes on under the old name.
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_needs_the_password_of_who_is_known() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let id: MemberId = fresh();
    let with_email = NewStaff { email: Some(EMAIL.to_owned()), ..new("nora", Role::Waiter) };
    add_staff(&owner, id, &with_email).await.unwrap();
    let granted = PermissionSet::EMPTY.with(Permission::ReportsView);
    staff::change(&owner, id, &MemberChange { granted: Some(granted), ..MemberChange::default() }).await.unwrap();
    remove_staff(&owner, id).await.unwrap();
    invite(&app, Role::Manager, EMAIL, Role::Cashier).await.unwrap();
    let token = invite_token(&app, Role::Manager, EMAIL).await.unwrap();
    let looked = app.send(call("POST", "/invitations/look", "", &json!({ "token": token }))).await;
    assert_eq!((&read(&looked)["role"], &read(&looked)["has_login"]), (&json!("cashier"), &json!(true)));
    let accept = |password: &str| {
        call("POST", "/invitations/accept", "", &json!({ "token": token, "name": "Somebody", "password": password }))
    };
    assert_eq!(app.send(accept("not their password")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.send(accept(PASSWORD)).await.status, StatusCode::CREATED);
    let back = staff::find(&owner, id).await.unwrap();
    assert_eq!((back.name.as_str(), back.rights.role), ("Nora", Role::Cashier));
    assert!(!back.rights.allows(Permission::ReportsView), "what was granted before is gone");
    app.end().await;
}

/// What was withdrawn or is a week old opens nothing, one invitation at a time is open, and no other house's can be
/// touched.
#[tokio::test(flavor = "multi_thread")]
async fn invitations_end() {
    let app = TestApp::new().await;
    let manager = app.house.ctx(Role::Manager);
    let id: InvitationId = fresh();
    let first = invitations::invite(&manager, id, (EMAIL, Role::Waiter), Language::En).await.unwrap();
    let again = invitations::invite(&manager, id, (EMAIL, Role::Waiter), Language::En).await.unwrap();
    assert_eq!(first, again, "sent twice it is one");
    assert!(is_conflict(&invite(&app, Role::Manager, EMAIL, Role::Waiter).await, Code::AlreadyExists));
    let token = invite_token(&app, Role::Manager, EMAIL).await.unwrap();
    let other = House::make(&app.world, "other-house", Wishes::default()).await;
    let foreign = invitations::withdraw(&other.ctx(Role::Owner), id).await;
    assert!(matches!(foreign, Err(AppError::NotFound { .. })), "{foreign:?}");
    let (theirs, nothing) = (other.ctx(Role::Owner), MemberChange::default());
    let foreign = staff::change(&theirs, member(&app, Role::Waiter).await.id, &nothing).await;
    assert!(matches!(foreign, Err(AppError::NotFound { .. })), "{foreign:?}");
    invitations::withdraw(&manager, id).await.unwrap();
    let look = |token: &str| call("POST", "/invitations/look", "", &json!({ "token": token }));
    assert_eq!(app.send(look(&token)).await.status, StatusCode::NOT_FOUND);
    invite(&app, Role::Manager, EMAIL, Role::Waiter).await.unwrap();
    let token = invite_token(&app, Role::Manager, EMAIL).await.unwrap();
    assert_eq!(app.send(look(&token)).await.status, StatusCode::OK);
    app.world.clock.advance(chrono::TimeDelta::days(8));
    assert_eq!(app.send(look(&token)).await.status, StatusCode::NOT_FOUND);
    assert!(staff::list(&manager).await.unwrap().invitations[0].is_expired);
    invite(&app, Role::Manager, EMAIL, Role::Waiter).await.unwrap();
    assert_eq!(staff::list(&manager).await.unwrap().invitations.len(), 1, "the old one is over");
    app.end().await;
}

/// A link to somebody's account that a manager has read opens nothing any more once that account may do more; nor does
/// one outlive a new password.
#[tokio::test(flavor = "multi_thread")]
async fn links_do_not_outlive_a_promotion() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let reset = |token: &str| {
        call("POST", "/auth/reset-password", "", &json!({ "token": token, "password": "three flat whites" }))
    };
    let promotion = MemberChange { role: Some(Role::Manager), ..MemberChange::default() };
    let password = MemberChange { password: Some(NEXT.to_owned()), ..MemberChange::default() };
    for (at, change) in [promotion, password].into_iter().enumerate() {
        let (id, email) = (fresh(), format!("nora{at}@house.example"));
        let with_email = NewStaff { email: Some(email.clone()), ..new(&format!("nora{at}"), Role::Waiter) };
        add_staff(&owner, id, &with_email).await.unwrap();
        let asked = app.send(call("POST", "/auth/forgot-password", "", &json!({ "email": email }))).await;
        assert_eq!(asked.status, StatusCode::ACCEPTED);
        let letters = passwords::outbox(&app.house.ctx(Role::Manager)).await.unwrap();
        let (_, rest) = letters[0].body.split_once("/reset-password/").unwrap();
        let token = rest.lines().next().unwrap().to_owned();
        staff::change(&owner, id, &change).await.unwrap();
        assert_eq!(app.send(reset(&token)).await.status, StatusCode::NOT_FOUND, "{change:?}");
    }
    app.end().await;
}

/// What somebody has invited ends with their right to invite: a second login of one's own opens nothing afterwards.
#[tokio::test(flavor = "multi_thread")]
async fn invitations_end_with_whoever_invited() {
    let app = TestApp::new().await;
    let owner = app.house.ctx(Role::Owner);
    let manager = member(&app, Role::Manager).await.id;
    invite(&app, Role::Manager, EMAIL, Role::Cashier).await.unwrap();
    let token = invite_token(&app, Role::Manager, EMAIL).await.unwrap();
    remove_staff(&owner, manager).await.unwrap();
    let look = call("POST", "/invitations/look", "", &json!({ "token": token }));
    assert_eq!(app.send(look).await.status, StatusCode::NOT_FOUND);
    app.end().await;
}

/// What an owner has taken from somebody, only an owner gives back, by no detour; inviting is no exception that can be
/// made; and a login that opens another house is not unlocked from here.
#[tokio::test(flavor = "multi_thread")]
async fn restrictions_are_the_owner_s() {
    let app = TestApp::new().await;
    let (owner, manager) = (app.house.ctx(Role::Owner), app.house.ctx(Role::Manager));
    let waiter = member(&app, Role::Waiter).await.id;
    let set = |right| Some(PermissionSet::EMPTY.with(right));
    let taken = MemberChange { taken: set(Permission::OrdersDiscount), ..MemberChange::default() };
    staff::change(&owner, waiter, &taken).await.unwrap();
    let back = MemberChange { taken: Some(PermissionSet::EMPTY), ..MemberChange::default() };
    assert!(is_forbidden(&staff::change(&manager, waiter, &back).await));
    let detour = MemberChange { role: Some(Role::Cashier), ..MemberChange::default() };
    assert!(is_forbidden(&staff::change(&manager, waiter, &detour).await));
    let pin = MemberChange { pin: Some("1357".to_owned()), ..MemberChange::default() };
    assert!(staff::change(&manager, waiter, &pin).await.is_ok(), "what is no exception is still a manager's");
    let inviting = MemberChange { granted: set(Permission::StaffInvite), ..MemberChange::default() };
    assert!(matches!(staff::change(&owner, waiter, &inviting).await, Err(AppError::Invalid { .. })));
    assert!(is_forbidden(&staff::unlock(&manager, member(&app, Role::Owner).await.id).await));
    app.end().await;
}
