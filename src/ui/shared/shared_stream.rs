//! One event stream for all tabs of a browser: HTTP/1.1 allows a browser six connections to a server, and each stream
//! takes one for good.
//!
//! The tab that holds the lock named after the stream keeps the connection and tells the others what it hears. When it
//! goes, the browser lets the next one in. A tab in the background may be asleep and hold on: one that hears nothing
//! takes the lock from it.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{
    event_stream::{EventStream, Sign},
    web_lock::{Manner, WebLock},
};

/// What tabs say to each other.
const NEWS: &str = "news";
const BEAT: &str = "beat";
/// A tab has just opened and wants to know whether somebody listens for it.
const HELLO: &str = "hello";

/// This tab's part in the stream; left when dropped.
pub struct SharedStream {
    member: Rc<Member>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

struct Member {
    url: String,
    name: String,
    heard: Box<dyn Fn(Sign)>,
    channel: BroadcastChannel,
    lock: RefCell<Option<WebLock>>,
    /// While this tab holds the lock.
    stream: RefCell<Option<EventStream>>,
    /// The stream of this tab has spoken.
    is_heard: Cell<bool>,
}

impl SharedStream {
    /// `name` tells this stream from every other one. None where the browser cannot share: then each tab has its own.
    pub fn join(url: &str, name: &str, heard: impl Fn(Sign) + 'static) -> Option<Self> {
        let member = Rc::new(Member {
            url: url.to_owned(),
            name: name.to_owned(),
            heard: Box::new(heard),
            channel: BroadcastChannel::new(name).ok()?,
            lock: RefCell::default(),
            stream: RefCell::default(),
            is_heard: Cell::default(),
        });
        let listening = Rc::downgrade(&member);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(member) = listening.upgrade() {
                member.told(&event.data());
            }
        });
        member.channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        member.say(HELLO);
        member.ask(Manner::Wait).then_some(Self { member, _on_message: on_message })
    }

    /// The tab that listens for this one has said nothing for too long: where somebody looks at this one, it takes the
    /// connection.
    pub fn take_over(&self) {
        if !self.member.has_stream() && !document().hidden() {
            self.member.ask(Manner::Steal);
        }
    }

    /// Tries anew where the connection is this tab's.
    pub fn reopen(&self) {
        if self.member.has_stream() {
            self.member.open();
        }
    }
}

impl Drop for SharedStream {
    fn drop(&mut self) {
        self.member.channel.set_onmessage(None);
        self.member.channel.close();
        self.member.stream.take();
        self.member.lock.take();
    }
}

impl Member {
    fn has_stream(&self) -> bool {
        self.stream.borrow().is_some()
    }

    /// Asks for the lock, and gives up the place this tab may have had. False where there are no locks.
    fn ask(self: &Rc<Self>, manner: Manner) -> bool {
        let (here, gone) = (Rc::downgrade(self), Rc::downgrade(self));
        let granted = move || with(&here, Self::open);
        let lost = move || with(&gone, Self::give_up);
        let lock = WebLock::ask(&self.name, manner, granted, lost);
        let is_asked = lock.is_some();
        self.lock.replace(lock);
        is_asked
    }

    /// The stream is this tab's: what it says is told to all.
    fn open(self: &Rc<Self>) {
        let here = Rc::downgrade(self);
        let heard = move |sign| {
            with(&here, |member| {
                member.is_heard.set(true);
                member.say(match sign {
                    Sign::News => NEWS,
                    Sign::Beat => BEAT,
                });
                (member.heard)(sign);
            });
        };
        self.is_heard.set(false);
        // The old connection is closed before the new one is made, so that there is one at a time.
        self.stream.take();
        self.stream.replace(EventStream::open(&self.url, heard));
    }

    /// Another tab has taken the lock; this one waits for its turn like the others.
    fn give_up(self: &Rc<Self>) {
        self.stream.take();
        self.ask(Manner::Wait);
    }

    /// Another tab has said something.
    fn told(&self, text: &JsValue) {
        match text.as_string().as_deref() {
            Some(NEWS) => (self.heard)(Sign::News),
            Some(BEAT) => (self.heard)(Sign::Beat),
            Some(HELLO) if self.has_stream() && self.is_heard.get() => self.say(BEAT),
            _ => {}
        }
    }

    fn say(&self, text: &str) {
        // It fails on a closed channel only, and then nobody listens.
        let _ = self.channel.post_message(&text.into());
    }
}

fn with(member: &Weak<Member>, act: impl FnOnce(&Rc<Member>)) {
    if let Some(member) = member.upgrade() {
        act(&member);
    }
}
