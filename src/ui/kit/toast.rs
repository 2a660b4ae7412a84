//! Short messages about what was just done.

use std::time::Duration;

use leptos::prelude::*;

use super::tone::Tone;

const LASTING_MS: u32 = 5_000;
const LASTING_WITH_ACTION_MS: u32 = 8_000;
const LASTING_DANGER_MS: u32 = 12_000;

/// One message: says what happened, and may offer to take it back.
#[derive(Clone)]
pub struct Toast {
    pub(super) tone: Tone,
    pub(super) text: String,
    pub(super) action: Option<(String, Callback<()>)>,
    lasting_ms: u32,
}

impl Toast {
    pub fn info(text: impl Into<String>) -> Self {
        Self::new(Tone::Info, text, LASTING_MS)
    }

    pub fn success(text: impl Into<String>) -> Self {
        Self::new(Tone::Success, text, LASTING_MS)
    }

    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(Tone::Warning, text, LASTING_WITH_ACTION_MS)
    }

    pub fn danger(text: impl Into<String>) -> Self {
        Self::new(Tone::Danger, text, LASTING_DANGER_MS)
    }

    fn new(tone: Tone, text: impl Into<String>, lasting_ms: u32) -> Self {
        Self { tone, text: text.into(), action: None, lasting_ms }
    }

    /// A button in the message, usually "Undo". It closes the message.
    #[must_use]
    pub fn action(self, label: impl Into<String>, act: impl Fn(()) + Send + Sync + 'static) -> Self {
        let lasting_ms = self.lasting_ms.max(LASTING_WITH_ACTION_MS);
        Self { action: Some((label.into(), Callback::new(act))), lasting_ms, ..self }
    }

    /// How long it stays.
    #[must_use]
    pub fn lasting_ms(self, lasting_ms: u32) -> Self {
        Self { lasting_ms, ..self }
    }
}

/// A message on the screen.
#[derive(Clone)]
pub(super) struct Shown {
    pub id: u32,
    pub toast: Toast,
}

/// The messages of the app, newest last.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Shown>>,
    next_id: StoredValue<u32>,
}

impl Toasts {
    /// Shows a message and returns its id. Call it in the browser: in handlers and effects.
    pub fn push(self, toast: Toast) -> u32 {
        let id = self.next_id.try_get_value().unwrap_or_default();
        self.next_id.try_update_value(|next| *next = next.wrapping_add(1));
        let lasting = Duration::from_millis(u64::from(toast.lasting_ms));
        self.shown.try_update(|shown| {
            // Three are read, more are noise.
            if shown.len() >= 3 {
                shown.remove(0);
            }
            shown.push(Shown { id, toast });
        });
        set_timeout(move || self.dismiss(id), lasting);
        id
    }

    pub fn dismiss(self, id: u32) {
        self.shown.try_update(|shown| shown.retain(|message| message.id != id));
    }

    pub(super) fn shown(self) -> Vec<Shown> {
        self.shown.get()
    }
}

/// Makes `use_toasts` work below; call it once in the app, and put one `ToastHost` there.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(Vec::new()), next_id: StoredValue::new(0) };
    provide_context(toasts);
    toasts
}

/// The app's messages.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(provide_toasts)
}
