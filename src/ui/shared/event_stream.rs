//! The server's event stream as one tab hears it.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

/// What the stream says. What happened is never in it: whoever hears of news asks for what they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Something happened, or may have while nobody listened.
    News,
    /// The server is there.
    Beat,
}

/// One connection and what must live as long as it; closed when dropped.
pub struct EventStream {
    source: EventSource,
    _listeners: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

impl EventStream {
    /// Opens a connection. The browser comes back by itself after most failures.
    pub fn open(url: &str, heard: impl Fn(Sign) + Clone + 'static) -> Option<Self> {
        let source = EventSource::new(url).ok()?;
        let listen = |(event, sign)| {
            let heard = heard.clone();
            let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |_| heard(sign));
            let function = listener.as_ref().unchecked_ref();
            source.add_event_listener_with_callback(event, function).ok().map(|()| listener)
        };
        let listeners = [("open", Sign::News), ("fact", Sign::News), ("resync", Sign::News), ("beat", Sign::Beat)]
            .into_iter()
            .filter_map(listen)
            .collect();
        Some(Self { source, _listeners: listeners })
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.source.close();
    }
}
