//! What the JSON API says about itself: OpenAPI at `/api/openapi.json`, and a page for people at `/docs`.

use std::fmt::Write as _;

use axum::response::Html;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Document, PathItem, RefOr,
        path::Operation,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::examples;

const PROBLEM: &str = "application/problem+json";

/// The frame of the document; paths and shapes come from the routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Comanda",
        version = "1",
        description = "Amounts are whole numbers in minor units of the restaurant's currency, tax rates in basis points, \
                       quantities of stock in thousandths of their unit, times RFC 3339 in UTC. Refusals are problem details \
                       (RFC 9457) with a `code` for programs. A change with an `Idempotency-Key` is done once, however often \
                       it is sent: the answer comes again for 72 hours, with `Idempotency-Replayed: true`."
    ),
    servers((url = "/api/v1")),
    security(("bearer" = [])),
    modifiers(&Bearer),
    tags(
        (name = "auth", description = "Signing in, keys, approvals"),
        (name = "staff", description = "Who works here, and who is invited"),
        (name = "restaurants", description = "What a house is called, how it counts, what its orders are held to; opening another"),
        (name = "orders", description = "From the first dish to the last"),
        (name = "guest", description = "A table's guests, without an account"),
        (name = "payments", description = "Money and documents"),
        (name = "inventory", description = "Stock and its ledger"),
        (name = "menu", description = "What is sold, and when at which price"),
        (name = "promotions", description = "What is taken off a bill, and vouchers"),
        (name = "tables", description = "Rooms, tables, parties"),
        (name = "kitchen", description = "What is to be made"),
        (name = "drawers", description = "Cash, X and Z"),
        (name = "customers", description = "Who comes back"),
        (name = "reports", description = "Figures"),
        (name = "public", description = "Without signing in"),
    )
)]
pub struct Frame;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("An access token of `/auth/login`, a key (`ck_…`) of `/api-keys`, or a guest's token (`gs_…`) of `/guest/sessions`."));
        document.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme.build()));
    }
}

/// Every refusal is a problem (RFC 9457), of that content type.
pub fn name_problems(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        let all = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in all.into_iter().flatten() {
            if let Some(RefOr::T(refusal)) = operation.responses.responses.get_mut("default") {
                let content = std::mem::take(&mut refusal.content);
                refusal.content = content.into_values().map(|body| (PROBLEM.to_owned(), body)).collect();
            }
        }
    }
}

/// The page for people: every endpoint with what it does and what it needs. It runs no script.
pub fn page(document: &Document) -> Html<String> {
    let mut page = String::from(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>Comanda API</title><style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem;\
         color-scheme:light dark}code{font-size:.95em}pre{overflow-x:auto;padding:.5rem;background:#8882}dt{margin-top:1rem;font-weight:600}dd{margin:0}</style>",
    );
    page += "<h1>Comanda API</h1><p>";
    page += &escape(document.info.description.as_deref().unwrap_or_default());
    page += "<p>The whole of it, for generators of clients: <a href=/api/openapi.json>/api/openapi.json</a>.";
    page += &examples::section(escape);
    for tag in document.tags.iter().flatten() {
        let _ = write!(page, "<h2>{}</h2><dl>", escape(tag.description.as_deref().unwrap_or(&tag.name)));
        for (path, item) in &document.paths.paths {
            for (method, operation) in operations(item) {
                if operation.tags.iter().flatten().any(|known| *known == tag.name) {
                    let _ = write!(page, "<dt><code>{method} /api/v1{}</code><dd>{}", escape(path), about(operation));
                }
            }
        }
        page += "</dl>";
    }
    Html(page)
}

/// The operations of a path.
pub fn operations(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    let all = [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

/// The right that an operation needs, as the document says it.
pub fn permission(operation: &Operation) -> Option<&str> {
    operation.extensions.as_ref()?.get("x-permission")?.as_str()
}

fn about(operation: &Operation) -> String {
    let texts = [operation.summary.as_deref(), operation.description.as_deref()];
    let mut about = texts.into_iter().flatten().map(escape).collect::<Vec<_>>().join(" ");
    if let Some(permission) = permission(operation) {
        about += &format!("<br><small>{}</small>", escape(permission));
    }
    about
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
