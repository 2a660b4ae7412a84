//! The keyboard as a bump bar: which key asks for what.

use super::layout::Step;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAct {
    /// The n-th ticket, counted from zero.
    Choose(usize),
    Move(Step),
    BumpChosen,
    BumpOldest,
    RecallLast,
    NextLine,
    LineReady,
    AllDay,
    NextStation,
    PageDown,
    PageUp,
    Close,
}

impl KeyAct {
    /// Reads a `KeyboardEvent`'s `key`; none for keys that are not ours.
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "Enter" => Self::BumpChosen,
            "+" => Self::BumpOldest,
            "-" => Self::RecallLast,
            "*" => Self::AllDay,
            "/" => Self::NextStation,
            "." | "," => Self::NextLine,
            "0" => Self::LineReady,
            "Escape" => Self::Close,
            "ArrowLeft" => Self::Move(Step::Left),
            "ArrowRight" => Self::Move(Step::Right),
            "ArrowUp" => Self::Move(Step::Up),
            "ArrowDown" => Self::Move(Step::Down),
            "PageDown" => Self::PageDown,
            "PageUp" => Self::PageUp,
            "Home" => Self::Move(Step::First),
            "End" => Self::Move(Step::Last),
            digit => Self::Choose(digit.parse::<usize>().ok().filter(|n| digit.len() == 1 && 0 < *n)? - 1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_pad_is_a_bump_bar() {
        assert_eq!(KeyAct::of("1"), Some(KeyAct::Choose(0)));
        assert_eq!(KeyAct::of("9"), Some(KeyAct::Choose(8)));
        assert_eq!(KeyAct::of("0"), Some(KeyAct::LineReady));
        assert_eq!(KeyAct::of("+"), Some(KeyAct::BumpOldest));
        assert_eq!(KeyAct::of("12"), None);
        assert_eq!(KeyAct::of("a"), None);
    }
}
