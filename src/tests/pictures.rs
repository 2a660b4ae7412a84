//! Pictures of dishes, friendly and hostile.

use std::io::Cursor;

use axum::body::Body;
use http::{Request, StatusCode, header};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};

use super::{
    api::{call, of, read, tokens},
    app::{Answer, TestApp, get},
};
use crate::kernel::permission::Role;

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let red = RgbaImage::from_pixel(width, height, Rgba([200, 30, 30, 255]));
    let mut bytes = Cursor::new(vec![]);
    let picture = DynamicImage::ImageRgba8(red);
    let picture = if format == ImageFormat::Jpeg { picture.to_rgb8().into() } else { picture };
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn put(app: &TestApp, token: &str, kind: &str, bytes: Vec<u8>) -> Request<Body> {
    let mut request = call("PUT", &format!("/menu/items/{}/picture", app.house.coffee), token, None);
    request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
    *request.body_mut() = Body::from(bytes);
    request
}

/// A file as its bytes.
async fn fetch(app: &TestApp, path: &str) -> (StatusCode, http::HeaderMap, Vec<u8>) {
    let response = tower::ServiceExt::oneshot(app.router.clone(), get(path, "")).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status, parts.headers, axum::body::to_bytes(body, 16 << 20).await.unwrap().to_vec())
}

async fn put_by_manager(app: &TestApp, kind: &str, bytes: Vec<u8>) -> Answer {
    let token = of(&tokens(app, Role::Manager).await, "access_token");
    app.send(put(app, &token, kind, bytes)).await
}

/// S4-05, S4-31..33: a dish gets a picture in two sizes, whatever its format; the menu names it, and anybody may look at it.
#[tokio::test(flavor = "multi_thread")]
async fn a_dish_gets_a_picture() {
    let app = TestApp::new().await;
    for (kind, format) in [
        ("image/png", ImageFormat::Png),
        ("image/jpeg", ImageFormat::Jpeg),
        ("image/gif", ImageFormat::Gif),
        ("image/webp", ImageFormat::WebP),
    ] {
        let done = put_by_manager(&app, kind, picture(1_600, 800, format)).await;
        assert_eq!(done.status, StatusCode::OK, "{kind}: {}", done.body);
    }
    let done = read(&put_by_manager(&app, "image/png", picture(1_600, 800, ImageFormat::Png)).await);
    let name = done["picture"].as_str().unwrap();
    let menu = app.send(call("GET", &format!("/public/menu/{}", app.house.slug), "", None)).await;
    let items = read(&menu)["menu"]["items"].clone();
    let coffee = items.as_array().unwrap().iter().find(|item| item["name"]["own"] == "Coffee").unwrap();
    assert_eq!(coffee["picture"], name);
    for (size, edges) in [("full", (1_200, 600)), ("thumb", (400, 300))] {
        let (status, headers, bytes) = fetch(&app, &format!("/uploads/{name}-{size}.jpg")).await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/jpeg"));
        assert!(headers["cache-control"].to_str().unwrap().contains("immutable"));
        let found = image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg).unwrap();
        assert_eq!((found.width(), found.height()), edges, "{size}");
    }
    // With a key it may be as large as without one.
    let noise = RgbaImage::from_fn(400, 400, |x, y| {
        let byte = |by: u32| u8::try_from((x * 7_919 + y * 104_729 * by) % 251).unwrap();
        Rgba([byte(1), byte(3), byte(7), 255])
    });
    let mut large = Cursor::new(vec![]);
    noise.write_to(&mut large, ImageFormat::Png).unwrap();
    assert!(256 * 1024 < large.get_ref().len(), "{}", large.get_ref().len());
    let mut keyed = put(&app, &of(&tokens(&app, Role::Manager).await, "access_token"), "image/png", large.into_inner());
    keyed.headers_mut().insert("idempotency-key", "picture".parse().unwrap());
    assert_eq!(app.send(keyed).await.status, StatusCode::OK);
    let again = read(&put_by_manager(&app, "image/png", picture(1_600, 800, ImageFormat::Png)).await);
    assert_eq!(again["picture"], name, "the same picture has the same name");

    let token = of(&tokens(&app, Role::Manager).await, "access_token");
    let path = format!("/menu/items/{}/picture", app.house.coffee);
    assert_eq!(app.send(call("DELETE", &path, &token, None)).await.status, StatusCode::NO_CONTENT);
    let log = read(&app.send(call("GET", "/audit?kind=menu.item_edited", &token, None)).await);
    assert_eq!(log["items"][0]["data"]["before"]["picture"], name, "{log}");
    app.end().await;
}

/// I1: what is no picture, or would unfold into one too large, or is too large a file, is refused; what a camera wrote into
/// a picture is gone; what shines through is white.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_pictures_do_no_harm() {
    let app = TestApp::new().await;
    let small = || picture(40, 30, ImageFormat::Png);
    for (what, kind, bytes, status) in [
        ("a page", "image/png", b"<html><script>alert(1)</script></html>".to_vec(), 422),
        ("nothing", "image/png", vec![], 422),
        ("a drawing", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), 415),
        ("half a picture", "image/png", small()[..60].to_vec(), 422),
        ("seven thousand wide", "image/png", picture(7_000, 2, ImageFormat::Png), 422),
        ("25 megapixels", "image/png", picture(5_000, 5_000, ImageFormat::Png), 422),
        ("nine megabytes", "image/png", vec![0; 9 << 20], 413),
    ] {
        let refused = put_by_manager(&app, kind, bytes).await;
        assert_eq!(refused.status.as_u16(), status, "{what}: {}", refused.body);
    }
    for (width, height) in [(1, 6_000), (6_000, 1)] {
        let line = put_by_manager(&app, "image/png", picture(width, height, ImageFormat::Png)).await;
        assert_eq!(line.status, StatusCode::OK, "a line stays small: {}", line.body);
    }
    let mut with_words = picture(40, 30, ImageFormat::Jpeg);
    // A comment, right behind the start of the image.
    let comment = b"\xff\xfe\x00\x14taken at my house";
    with_words.splice(2..2, comment.iter().copied());
    let done = read(&put_by_manager(&app, "image/jpeg", with_words).await);
    let name = done["picture"].as_str().unwrap().to_owned();
    let (_, _, bytes) = fetch(&app, &format!("/uploads/{name}-full.jpg")).await;
    assert!(!bytes.windows(8).any(|window| window == b"my house"));

    let mut clear = Cursor::new(vec![]);
    RgbaImage::from_pixel(40, 30, Rgba([0, 0, 0, 0])).write_to(&mut clear, ImageFormat::Png).unwrap();
    let done = read(&put_by_manager(&app, "image/png", clear.into_inner()).await);
    let (_, _, bytes) = fetch(&app, &format!("/uploads/{}-full.jpg", done["picture"].as_str().unwrap())).await;
    let found = image::load_from_memory(&bytes).unwrap().to_rgb8();
    assert!(found.pixels().all(|pixel| pixel.0.iter().all(|colour| 250 < *colour)));

    for path in [
        "/uploads/x.jpg",
        "/uploads/..%2F..%2Fetc%2Fpasswd",
        "/uploads/u-00000000000000000000000000000000-full.jpg",
        "/uploads/u-..-full.jpg",
    ] {
        assert_eq!(fetch(&app, path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    app.end().await;
}

/// A menu that did not change is not sent again.
#[tokio::test(flavor = "multi_thread")]
async fn a_known_menu_is_not_sent_again() {
    let app = TestApp::new().await;
    let token = of(&tokens(&app, Role::Manager).await, "access_token");
    let public = format!("/public/menu/{}", app.house.slug);
    for path in ["/menu", "/menu/editable", "/menu/categories", "/menu/combos", public.as_str()] {
        let first = app.send(call("GET", path, &token, None)).await;
        let tag = first.headers.get("etag").unwrap_or_else(|| panic!("{path} has no tag")).clone();
        let ask = || {
            let mut request = call("GET", path, &token, None);
            request.headers_mut().insert("if-none-match", tag.clone());
            request
        };
        app.world.clock.advance(chrono::TimeDelta::minutes(2));
        let second = app.send(ask()).await;
        assert_eq!((second.status, second.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        let dish = serde_json::json!({ "name": format!("Dishes {}", uuid::Uuid::now_v7()), "course": 1 });
        assert_eq!(app.send(call("POST", "/menu/categories", &token, Some(&dish))).await.status, StatusCode::CREATED);
        let third = app.send(ask()).await;
        assert_eq!(third.status == StatusCode::OK, path != "/menu/combos", "{path}: {}", third.status);
    }
    app.end().await;
}
