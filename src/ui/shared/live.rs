//! A screen's ear: told of each fact by the server's event stream, back by itself after a gap.
//!
//! The screen asks for its snapshot anew whenever `version` grows: on a fact, and on each (re)connection, so that
//! whatever happened while it was away is on it. Nothing here runs on the server.

use leptos::{prelude::*, task::spawn_local};

use crate::{auth::rpc::still_here, kernel::error::AppError};

use super::{
    event_stream::{EventStream, Sign},
    page::me,
    shared_stream::SharedStream,
};

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
    link: RwSignal<Link>,
    silence_s: WriteSignal<u32>,
}

/// The server sends a heartbeat every 5 s; twice that without a sound means that it is away.
const LOST_AFTER_S: u32 = 10;
/// One heartbeat is missing: a tab that hears through another one looks after itself before it says that the server is
/// away.
const TAKE_OVER_AFTER_S: u32 = 7;

/// Where this tab hears the stream.
enum Ear {
    /// Together with the browser's other tabs.
    Shared(SharedStream),
    /// On a connection of its own.
    Own { _stream: EventStream },
}

/// What a page does when its person signed out in another tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedOut {
    /// Goes to the door: nothing on it waits to be sent.
    Leaves,
    /// Stays, because somebody may have typed what can still be sent once they are signed in again.
    Stays,
}

/// Listens to `url` (`/live`, `/live/guest/{token}`) for as long as the component lives.
pub fn use_live(url: String, signed_out: SignedOut) -> Live {
    let (version, set_version) = signal(0u64);
    let link = RwSignal::new(Link::Connecting);
    let (silence_s, set_silence_s) = signal(0u32);
    let writers = Writers { version: set_version, link, silence_s: set_silence_s };
    let leaves = signed_out == SignedOut::Leaves;
    // The same address tells each house of its own facts, and one browser may be signed in to two, one after the other.
    let name = me().map_or_else(|| url.clone(), |me| format!("{url} {}", me.restaurant.id));
    // Everything that belongs to the browser is made in the effect: on a server, threads change hands.
    Effect::new(move |_| {
        let ear = StoredValue::new_local(Ear::open(&url, &name, writers));
        let url = url.clone();
        let tick = move || {
            let silence = silence_s.try_get_untracked().unwrap_or_default() + 1;
            writers.silence_s.try_set(silence);
            if LOST_AFTER_S <= silence {
                writers.link.try_set(Link::Lost);
                // Whoever signed out in another tab is not told anything any more, and the server is not away.
                if silence % LOST_AFTER_S == 0 && leaves {
                    spawn_local(go_to_the_door());
                }
            }
            ear.try_update_value(|ear| match (ear, silence % LOST_AFTER_S) {
                (Some(Ear::Shared(stream)), TAKE_OVER_AFTER_S) => stream.take_over(),
                // A browser gives up on some errors and sleeps through others: every lost tenth second is a new try.
                (Some(Ear::Shared(stream)), 0) => stream.reopen(),
                (own, 0) => *own = Ear::alone(&url, writers),
                _ => {}
            });
        };
        if let Ok(timer) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || timer.clear());
        }
        on_cleanup(move || {
            ear.try_set_value(None);
        });
    });
    Live { version, link: link.read_only(), silence_s }
}

/// Loads the page anew for somebody who is not signed in any more: the server leads them to where they sign in.
async fn go_to_the_door() {
    if still_here().await == Err(AppError::Unauthenticated) {
        // A page that cannot be left now is left at the next turn.
        let _ = window().location().reload();
    }
}

impl Ear {
    fn open(url: &str, name: &str, writers: Writers) -> Option<Self> {
        let shared = SharedStream::join(url, name, move |sign| writers.hear(sign));
        shared.map(Self::Shared).or_else(|| Self::alone(url, writers))
    }

    fn alone(url: &str, writers: Writers) -> Option<Self> {
        EventStream::open(url, move |sign| writers.hear(sign)).map(|stream| Self::Own { _stream: stream })
    }
}

impl Writers {
    fn hear(self, sign: Sign) {
        self.silence_s.try_set(0);
        // Hearing anything again after a silence is news: what was said meanwhile went unheard.
        let was_away = self.link.try_get_untracked().is_some_and(|link| link != Link::Live);
        self.link.try_set(Link::Live);
        if sign == Sign::News || was_away {
            self.version.try_update(|version| *version += 1);
        }
    }
}
