//! What the page of letters says.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub text: &'static str,
    pub sent: &'static str,
    pub failed: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    /// `{email}`.
    pub to: &'static str,
}

const EN: Words = Words {
    title: "Mail",
    text: "Letters to you and to those below you. Hand a link to nobody but its person.",
    sent: "sent",
    failed: "The letters could not be loaded",
    empty: "No letters yet",
    empty_text: "When somebody asks for a new password, the letter is kept here.",
    to: "To {email}",
};

const ES: Words = Words {
    title: "Correo",
    text: "Cartas para usted y para su equipo. Dé cada enlace solo a su persona.",
    sent: "enviada",
    failed: "No se pudieron cargar las cartas",
    empty: "Aún no hay cartas",
    empty_text: "Cuando alguien pide una contraseña nueva, la carta queda aquí.",
    to: "Para {email}",
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
