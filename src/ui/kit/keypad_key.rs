//! What the keys of a numeric pad do to a text.

/// One key of the pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeypadKey {
    /// 0 to 9.
    Digit(u8),
    DoubleZero,
    /// The decimal sign, a point whatever the language.
    Point,
    Clear,
    Backspace,
    Enter,
}

impl KeypadKey {
    /// The text after this key, at most `len_max` signs long. Leading zeros stay, for PINs.
    pub fn apply(self, text: &str, len_max: usize) -> String {
        let typed = match self {
            Self::Digit(digit) => char::from_digit(u32::from(digit), 10).map(String::from).unwrap_or_default(),
            Self::DoubleZero => "00".to_owned(),
            Self::Point if text.is_empty() => "0.".to_owned(),
            Self::Point if !text.contains('.') => ".".to_owned(),
            Self::Clear => return String::new(),
            Self::Backspace => return text.chars().take(text.chars().count().saturating_sub(1)).collect(),
            Self::Point | Self::Enter => String::new(),
        };
        if text.chars().count() + typed.chars().count() > len_max {
            return text.to_owned();
        }
        format!("{text}{typed}")
    }

    /// The key of a keyboard that does the same.
    pub(super) fn from_keyboard(key: &str) -> Option<Self> {
        match key {
            "Enter" => Some(Self::Enter),
            "Backspace" => Some(Self::Backspace),
            "Delete" => Some(Self::Clear),
            "." | "," => Some(Self::Point),
            _ => key.parse().ok().filter(|digit| *digit < 10).map(Self::Digit),
        }
    }

    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Digit(digit) => ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"][(digit % 10) as usize],
            Self::DoubleZero => "00",
            Self::Point => ".",
            Self::Clear => "C",
            Self::Backspace => "⌫",
            Self::Enter => "",
        }
    }
}
