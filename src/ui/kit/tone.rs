//! The meaning of a colour, in one place.

/// How good or urgent something is. A tone brings a colour and a shape; the word beside it is the caller's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
    Accent,
}

impl Tone {
    /// Sets the tone's colours on an element; `tone-soft`, `tone-solid`, `tone-text` and `tone-edge` use them.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "tone-neutral",
            Self::Info => "tone-info",
            Self::Success => "tone-success",
            Self::Warning => "tone-warning",
            Self::Danger => "tone-danger",
            Self::Accent => "tone-accent",
        }
    }

    /// The icon whose shape says the same as the colour.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Neutral => "dot",
            Self::Info => "info",
            Self::Success => "check-circle",
            Self::Warning => "warning",
            Self::Danger => "alert",
            Self::Accent => "star-filled",
        }
    }
}
