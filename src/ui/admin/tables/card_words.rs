//! The words on the printed cards: in the house's language, whoever prints them.

use crate::kernel::language::Language;

/// One catalogue; a missing word does not compile.
pub struct CardWords {
    pub table: &'static str,
    pub scan: &'static str,
    pub or_type: &'static str,
}

const EN: CardWords =
    CardWords { table: "Table", scan: "Scan to see the menu and order", or_type: "No camera? Open this address:" };

const ES: CardWords = CardWords {
    table: "Mesa",
    scan: "Escanee para ver la carta y pedir",
    or_type: "¿Sin cámara? Abra esta dirección:",
};

const ZH: CardWords = CardWords {
    table: "桌號", scan: "掃描即可看菜單並點餐", or_type: "無法掃描？請開啟此網址："
};

/// The card's words in the house's language.
pub const fn card_words(language: Language) -> &'static CardWords {
    match language {
        Language::En => &EN,
        Language::Es => &ES,
        Language::Zh => &ZH,
    }
}
