//! The document around the app: head, theme, scripts. Server only.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{HashedStylesheet, MetaTags};

use super::{app::App, page_facts};

/// Reloads once when a part of the app cannot be fetched any more, as after an update of the server.
const RELOAD_ONCE: &str = "addEventListener('unhandledrejection',function(e){var m=String(e.reason&&e.reason.message||e.reason);if(/dynamically imported module|__wasm_split|Failed to fetch/.test(m)&&!sessionStorage.reloaded){sessionStorage.reloaded=1;location.reload()}});try{var t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch(_){}";

/// Guests' and visitors' pages load the wasm when the browser is idle; staff pages at once.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let facts = page_facts::read();
    let path = use_context::<http::request::Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let is_guest = path.starts_with("/t/") || path.starts_with("/r/") || path == "/";
    protect();
    let theme = if path.starts_with("/kds") { Some("dark") } else { None };
    view! {
        <!DOCTYPE html>
        <html lang=facts.language.tag() data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <script nonce=use_nonce()>{RELOAD_ONCE}</script>
                <HashedStylesheet options=options.clone() id="leptos"/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options defer=is_guest/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Where the card company's page is, for the policy of pages that lead there.
#[derive(Clone, Debug)]
pub struct CardOrigin(pub String);

/// Only scripts of this very answer run, and what they load; nothing is framed, nothing is sent elsewhere.
fn protect() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else { return };
    // A form that leads to the card company's page is followed there.
    let pays = use_context::<CardOrigin>().map(|origin| format!(" {}", origin.0)).unwrap_or_default();
    let policy = format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'{pays}; frame-ancestors 'none'"
    );
    if let Ok(policy) = http::HeaderValue::from_str(&policy) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
}
