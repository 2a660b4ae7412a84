//! Parts that know our words and serve several surfaces.

pub mod error_text;
mod event_stream;
mod flaw_text;
pub mod idle_lock;
pub mod js;
pub mod live;
pub mod new_id;
pub mod next_path;
pub mod open_house;
pub mod page;
pub mod picture;
pub mod price;
mod shared_stream;
mod web_lock;
pub mod words;

#[cfg(not(feature = "ssr"))]
#[path = "status_browser.rs"]
pub mod status;
#[cfg(feature = "ssr")]
#[path = "status_server.rs"]
pub mod status;
