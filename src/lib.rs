//! Comanda: a restaurant in one program. `docs/ARCHITECTURE.md` is the map.
#![recursion_limit = "512"]

// Names the clone that a shared target directory was built from, so that another clone is not taken for it.
const _: Option<&str> = option_env!("COMANDA_CLONE");

// Compiled for the browser and for the server.
pub mod kernel;

// Slices, in the order they may know each other's models. Each gates its own server half in its mod.rs.
pub mod restaurants;
pub mod auth;
pub mod attendance;
pub mod menu;
pub mod tables;
pub mod inventory;
pub mod promotions;
pub mod orders;
pub mod kitchen;
pub mod loyalty;
pub mod payments;
#[cfg(feature = "ssr")]
pub mod ledger;
pub mod drawers;
pub mod reports;

pub mod ui;

// Server only.
#[cfg(feature = "ssr")]
pub mod flows;
#[cfg(feature = "ssr")]
pub mod platform;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod verify;

#[cfg(all(test, feature = "ssr"))]
mod tests;

/// Takes over the page that the server rendered. The mark on the body tells tests that it is done.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    // What a form leads to is a new page: who is signed in stands in the page, not in the app. The first hook wins.
    let _ = leptos::server_fn::redirect::set_redirect_hook(|path: &str| {
        let _ = leptos::prelude::window().location().set_href(path);
    });
    wasm_bindgen_futures::spawn_local(async {
        leptos::mount::hydrate_from_async(leptos::tachys::dom::body(), ui::app::App).await.forget();
        let _ = leptos::tachys::dom::body().set_attribute("data-hydrated", "1");
    });
}
