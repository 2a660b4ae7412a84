//! The public edge: pages, forms, refusals, headers.

use super::app::{TestApp, form_post, fresh, get, json_post};
use crate::kernel::permission::Role;

/// S1-03, S4-30.
#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_how_it_is() {
    let app = TestApp::new().await;
    let answer = app.send(get("/health", "")).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, r#"{"status":"ok"}"#));
    assert_eq!(app.send(get("/health/ready", "")).await.status, 200);
    app.end().await;
}

/// S2-14: anybody may read a restaurant's menu, and learns nothing of one that is not there.
#[tokio::test(flavor = "multi_thread")]
async fn the_menu_is_public() {
    let app = TestApp::new().await;
    let answer = app.send(get("/api/v1/public/menu/trattoria", "")).await;
    let menu: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(menu["menu"]["items"].as_array().unwrap().len(), 3);
    assert_eq!(menu["menu"]["items"][0]["price"], 320);
    assert_eq!(app.send(get("/api/v1/public/menu/nowhere", "")).await.status, 404);
    app.end().await;
}

/// S3-07, S3-08: every page is there for those whose work it is; others are asked to sign in.
#[tokio::test(flavor = "multi_thread")]
async fn pages_render_for_their_people() {
    let app = TestApp::new().await;
    for path in ["/", "/login", "/r/trattoria"] {
        assert_eq!(app.send(get(path, "")).await.status, 200, "{path}");
    }
    for path in ["/pos", "/pos/orders", "/kds", "/admin", "/admin/menu"] {
        let answer = app.send(get(path, "")).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, format!("/login?next={path}").as_str()));
    }
    let owner = app.sign_in(Role::Owner).await;
    for path in ["/pos", "/pos/orders", "/pos/ready", "/kds", "/admin", "/admin/menu", "/admin/tables"] {
        let answer = app.send(get(path, &owner)).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body.contains("</html>"), "{path} is whole");
        let policy = answer.headers.get("content-security-policy").expect(path).to_str().unwrap();
        assert!(policy.contains("script-src 'nonce-") && !policy.contains("unsafe-inline"), "{policy}");
        assert!(!answer.body.contains(" style=\""), "{path} has no style attribute");
    }
    app.end().await;
}

/// A page in the reader's language.
#[tokio::test(flavor = "multi_thread")]
async fn a_person_reads_their_language() {
    let app = TestApp::new().await;
    let chosen = app.send(get("/language/es?back=/login", "")).await;
    assert_eq!(chosen.location(), "/login");
    let page = app.send(get("/login", &chosen.cookie("comanda_language"))).await;
    assert!(page.body.contains("lang=\"es\"") && page.body.contains("Entrar"), "{}", page.body);
    app.end().await;
}

/// A wrong password says nothing about who exists; the sixth try in a minute has to wait.
#[tokio::test(flavor = "multi_thread")]
async fn guessing_passwords_is_slow() {
    let app = TestApp::new().await;
    let try_sign_in = async |login: &str| {
        let form = serde_json::json!({ "login": login, "password": "wrong", "next": "" });
        let form = serde_qs_like(&form);
        let mut request = form_post("/rpc/auth/sign_in", &form, "");
        request.headers_mut().insert("accept", "application/json".parse().unwrap());
        app.send(request).await
    };
    let (known, unknown) = (try_sign_in("owner-trattoria").await, try_sign_in("nobody").await);
    assert_eq!((known.status.as_u16(), &known.body), (422, &unknown.body));
    for _ in 0..4 {
        try_sign_in("owner-trattoria").await;
    }
    let limited = try_sign_in("owner-trattoria").await;
    assert_eq!(limited.status.as_u16(), 429);
    assert!(limited.headers.contains_key("retry-after"));
    app.world.clock.advance(chrono::TimeDelta::minutes(1));
    app.sign_in(Role::Owner).await;
    app.end().await;
}

/// A flat object as a form.
fn serde_qs_like(form: &serde_json::Value) -> String {
    let pairs = form.as_object().unwrap().iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap()));
    pairs.collect::<Vec<_>>().join("&")
}

/// Signing out ends the session on the server: the old cookie opens nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_its_person_signs_out() {
    let app = TestApp::new().await;
    let cookie = app.sign_in(Role::Waiter).await;
    assert_eq!(app.send(get("/pos", &cookie)).await.status, 200);
    app.send(form_post("/rpc/auth/sign_out", "", &cookie)).await;
    assert_eq!(app.send(get("/pos", &cookie)).await.status, 303);
    app.end().await;
}

/// Another site's page cannot act with a signed-in browser.
#[tokio::test(flavor = "multi_thread")]
async fn another_site_cannot_act_for_a_person() {
    let app = TestApp::new().await;
    let cookie = app.sign_in(Role::Owner).await;
    let mut request =
        json_post("/rpc/tables/rotate_code", &serde_json::json!({ "table": app.house.tables[0] }), &cookie);
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(app.send(request).await.status, 403);
    let codes = crate::tables::service::table_codes(&app.house.ctx(Role::Owner)).await.unwrap();
    assert!(codes.iter().any(|code| code.url.ends_with(&app.house.codes[0])));
    app.end().await;
}

/// Refusals have their own status: unknown people 401, people without the right 403, unknown things 404, nonsense 400.
#[tokio::test(flavor = "multi_thread")]
async fn refusals_have_their_own_status() {
    let app = TestApp::new().await;
    let kitchen = app.sign_in(Role::Kitchen).await;
    let owner = app.sign_in(Role::Owner).await;
    let empty = serde_json::json!({});
    let absent = serde_json::json!({ "order": fresh::<uuid::Uuid>() });
    let rows = [
        ("/rpc/reports/dashboard", &empty, "", 401),
        ("/rpc/reports/dashboard", &empty, kitchen.as_str(), 403),
        ("/rpc/reports/dashboard", &empty, owner.as_str(), 200),
        ("/rpc/orders/get", &absent, owner.as_str(), 404),
        ("/rpc/orders/get", &empty, owner.as_str(), 400),
    ];
    for (path, body, cookie, status) in rows {
        let answer = app.send(json_post(path, body, cookie)).await;
        assert_eq!(answer.status.as_u16(), status, "{path} {body} {}", answer.body);
        assert!(!answer.body.to_lowercase().contains("select "), "{}", answer.body);
    }
    app.end().await;
}

/// A page that says that nothing is there says so to programs too.
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_leads_nowhere_is_not_found() {
    let app = TestApp::new().await;
    let owner = app.sign_in(Role::Owner).await;
    let code = &app.house.codes[0];
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let at_the_table = format!("/t/{code}/nonsense");
    for (path, cookie) in [
        ("/nowhere", ""),
        ("/r/nowhere", ""),
        ("/t/nowhere", ""),
        (&at_the_table, &cookie),
        ("/admin/nonsense", &owner),
    ] {
        let answer = app.send(get(path, cookie)).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("</html>"), "{path} is whole");
    }
    app.end().await;
}

/// What is wrong with an input has a code, and a guest's page says it in the guest's language, script or not.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_in_the_reader_s_language() {
    let app = TestApp::new().await;
    let waiter = app.sign_in(Role::Waiter).await;
    let body = serde_json::json!({ "table": app.house.tables[0], "covers": 0 });
    let refused = app.send(json_post("/rpc/tables/open_seating", &body, &waiter)).await;
    let error: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
    let field = serde_json::json!({
        "field": "covers", "message": "A table takes 1 to 99 people.", "flaw": { "code": "covers", "max": 99 },
    });
    assert_eq!((refused.status.as_u16(), &error["fields"][0]), (422, &field));

    let code = &app.house.codes[0];
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let note = "x".repeat(281);
    let form = format!("token={code}&key={}&item={}&quantity=1&note={note}", fresh::<uuid::Uuid>(), app.house.burger);
    let refused = app.send(form_post("/rpc/guest/add", &form, &cookie)).await;
    let back = refused.location().strip_prefix("http://house.test/from").unwrap();
    for (language, text) in [("en", "Write at most 280 characters."), ("es", "Escriba como mucho 280 caracteres.")] {
        let cookies = format!("{cookie}; comanda_language={language}");
        let page = app.send(get(&format!("/t/{code}{back}"), &cookies)).await;
        assert!(page.body.contains(text), "{language}: {}", page.body);
    }
    app.end().await;
}

/// S0-45: the item sheet's form carries sizes and extras.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_carries_choices() {
    let app = TestApp::new().await;
    let code = app.house.codes[0].clone();
    let cookie = app.send(get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let form = format!(
        "token={code}&key={}&item={}&modifiers[0]={}&modifiers[1]={}&quantity=1",
        fresh::<uuid::Uuid>(),
        app.house.burger,
        app.house.cheese,
        app.house.cheese
    );
    let answer = app.send(form_post("/rpc/guest/add", &form, &cookie)).await;
    assert!(!answer.location().contains("__err"), "{}", answer.location());
    let form = format!(
        "token={code}&key={}&item={}&variant={}&quantity=2",
        fresh::<uuid::Uuid>(),
        app.house.wine,
        app.house.bottle
    );
    app.send(form_post("/rpc/guest/add", &form, &cookie)).await;
    let without = format!("token={code}&key={}&item={}&quantity=1", fresh::<uuid::Uuid>(), app.house.wine);
    let refused = app.send(form_post("/rpc/guest/add", &without, &cookie)).await;
    assert!(refused.location().contains("__err"), "a size must be chosen");
    let page = app.send(get(&format!("/t/{code}/order"), &cookie)).await;
    assert!(
        page.body.contains("Cheese") && page.body.contains("Bottle") && page.body.contains("€57.00"),
        "{}",
        page.body
    );
    app.end().await;
}

/// A guest's page is whole without script: menu, prices, forms.
#[tokio::test(flavor = "multi_thread")]
async fn the_guest_s_page_is_whole_html() {
    let app = TestApp::new().await;
    let page = app.send(get(&format!("/t/{}", app.house.codes[0]), "")).await;
    for part in ["Coffee", "€3.20", "action=\"/rpc/guest/add\"", "</html>"] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    app.end().await;
}
