//! `comanda bootstrap-admin`: the owner's account, made and renewed.

use super::{
    app::{TestApp, get},
    db::TestDb,
};
use crate::{
    auth::service as auth,
    kernel::permission::{Permission, Role, guest_allows},
    platform::{
        clock::Clock,
        ctx::{Caller, Ctx, Scope, World},
        live::Live,
    },
    restaurants::service as restaurants,
    server::cli::bootstrap_admin,
};

const EMAIL: &str = "Rosa@House.Example";
const FIRST: &str = "the first password";
const SECOND: &str = "the second password";

fn stranger(world: &World) -> Ctx {
    Ctx::new(world.clone(), Caller::Stranger, Scope::Platform)
}

async fn sign_in(world: &World, password: &str) -> Option<auth::Standing> {
    let ctx = stranger(world);
    let identity = auth::sign_in(&ctx, EMAIL, password, "127.0.0.1").await.ok()?;
    auth::standing(&ctx, identity, None).await.unwrap()
}

/// S1-31, S2-29: in an empty database it makes a restaurant and somebody who may do everything in it.
#[tokio::test(flavor = "multi_thread")]
async fn the_first_owner_may_do_everything() {
    let db = TestDb::new().await;
    let clock = Clock::manual("2026-11-20T19:30:00Z".parse().unwrap());
    let live = Live::start(db.db.system().clone(), tokio_util::sync::CancellationToken::new());
    let world = super::app::world_of(&db.db, clock, live);
    bootstrap_admin(&world, EMAIL, FIRST, "Rosa").await.unwrap();
    let rosa = sign_in(&world, FIRST).await.unwrap();
    assert_eq!((rosa.rights.role, rosa.display_name.as_str(), rosa.memberships.len()), (Role::Owner, "Rosa", 1));
    let refused: Vec<_> = Permission::ALL
        .iter()
        .filter(|right| **right != Permission::GatewayReport && !Role::Owner.allows(**right) && !guest_allows(**right))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
    db.drop().await;
}

/// S1-31: a second run gives the same account its new password and name, and whoever was signed in with the old ones
/// is not any more.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_renews_password_and_name() {
    let app = TestApp::new().await;
    bootstrap_admin(&app.world, EMAIL, FIRST, "Rosa").await.unwrap();
    let before = sign_in(&app.world, FIRST).await.unwrap();
    assert_eq!(
        (before.restaurant, before.rights.role),
        (app.house.id, Role::Owner),
        "in the restaurant that was there"
    );
    let form = format!("login=rosa%40house.example&password={}", FIRST.replace(' ', "+"));
    let cookie = app.send(super::app::form_post("/rpc/auth/sign_in", &form, "")).await.cookie("comanda");
    assert_eq!(app.send(get("/admin", &cookie)).await.status, 200);

    bootstrap_admin(&app.world, &EMAIL.to_lowercase(), SECOND, "Rosa Prieto").await.unwrap();
    assert!(sign_in(&app.world, FIRST).await.is_none(), "the old password is no use");
    let after = sign_in(&app.world, SECOND).await.unwrap();
    assert_eq!((after.member, after.memberships.len()), (before.member, 1), "the same person, not a second one");
    assert_eq!(after.display_name, "Rosa Prieto");
    assert_eq!(app.send(get("/admin", &cookie)).await.status, 303, "the old session has ended");
    app.end().await;
}

/// What cannot be an account is refused in words, and nothing was made.
#[tokio::test(flavor = "multi_thread")]
async fn a_bad_account_is_refused_whole() {
    let app = TestApp::new().await;
    for (email, password, name, said) in [
        (EMAIL, "short", "Rosa", "at least 10 characters"),
        ("rosa", FIRST, "Rosa", "not an e-mail address"),
        ("rosa@", FIRST, "Rosa", "not an e-mail address"),
        (EMAIL, FIRST, " ", "the name must not be empty"),
    ] {
        let refused = bootstrap_admin(&app.world, email, password, name).await.unwrap_err().to_string();
        assert!(refused.contains(said), "{refused}");
    }
    assert!(sign_in(&app.world, FIRST).await.is_none());
    let platform = Ctx::new(app.world.clone(), Caller::System, Scope::Platform);
    assert_eq!(restaurants::all_ids(&platform).await.unwrap(), [app.house.id]);
    app.end().await;
}
