//! A screen's ear: told of each fact by the server's event stream, back by itself after a gap.
//!
//! The screen asks for its snapshot anew whenever `version` grows: on a fact, and on each (re)connection, so that
//! whatever happened while it was away is on it. Nothing here runs on the server.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// How the line to the house server is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    Connecting,
    Live,
    /// Nothing heard for ten seconds, heartbeats included.
    Lost,
}

#[derive(Clone, Copy)]
pub struct Live {
    /// Grows when the snapshot may be old.
    pub version: ReadSignal<u64>,
    pub link: ReadSignal<Link>,
    /// Seconds since the server was last heard.
    pub silence_s: ReadSignal<u32>,
}

#[derive(Clone, Copy)]
struct Writers {
    version: WriteSignal<u64>,
    link: WriteSignal<Link>,
    silence_s: WriteSignal<u32>,
}

/// The server sends a heartbeat every 5 s; twice that without a sound means that it is away.
const LOST_AFTER_S: u32 = 10;

/// One connection and what must live as long as it.
struct Connection {
    source: EventSource,
    _listeners: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Listens to `url` (`/live`, `/live/guest/{token}`) for as long as the component lives.
pub fn use_live(url: String) -> Live {
    let (version, set_version) = signal(0u64);
    let (link, set_link) = signal(Link::Connecting);
    let (silence_s, set_silence_s) = signal(0u32);
    let writers = Writers { version: set_version, link: set_link, silence_s: set_silence_s };
    // Everything that belongs to the browser is made in the effect: on a server, threads change hands.
    Effect::new(move |_| {
        let connection = StoredValue::new_local(connect(&url, writers));
        let url = url.clone();
        let tick = move || {
            let silence = silence_s.try_get_untracked().unwrap_or_default() + 1;
            writers.silence_s.try_set(silence);
            if LOST_AFTER_S <= silence {
                writers.link.try_set(Link::Lost);
            }
            // A browser gives up on some errors and sleeps through others: every lost tenth second is a new try.
            if LOST_AFTER_S <= silence && silence.is_multiple_of(LOST_AFTER_S) {
                connection.try_set_value(connect(&url, writers));
            }
        };
        if let Ok(timer) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
        on_cleanup(move || {
            connection.try_set_value(None);
        });
    });
    Live { version, link, silence_s }
}

fn connect(url: &str, writers: Writers) -> Option<Connection> {
    let source = EventSource::new(url).ok()?;
    let heard = move || {
        writers.silence_s.try_set(0);
        writers.link.try_set(Link::Live);
    };
    let news = move || {
        heard();
        writers.version.try_update(|version| *version += 1);
    };
    let listeners = [("open", true), ("fact", true), ("resync", true), ("beat", false)]
        .into_iter()
        .filter_map(|(event, is_news)| {
            let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |_| if is_news { news() } else { heard() });
            let function = listener.as_ref().unchecked_ref();
            source.add_event_listener_with_callback(event, function).ok().map(|()| listener)
        })
        .collect();
    Some(Connection { source, _listeners: listeners })
}
