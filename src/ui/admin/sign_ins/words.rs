//! The words of one's own sign-ins.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub text: &'static str,
    pub failed: &'static str,
    pub place: &'static str,
    pub address: &'static str,
    pub since: &'static str,
    pub last_used: &'static str,
    pub actions: &'static str,
    pub browser: &'static str,
    pub program: &'static str,
    pub this_one: &'static str,
    pub end: &'static str,
    /// `{place}`.
    pub end_of: &'static str,
    pub ended: &'static str,
    pub end_others: &'static str,
    /// `{n}`.
    pub others_ended: &'static str,
}

const EN: Words = Words {
    title: "Where you are signed in",
    text: "Sign out what you do not use or do not know. It takes effect at once.",
    failed: "Your sign-ins could not be loaded",
    place: "Device",
    address: "Address",
    since: "Since",
    last_used: "Last used",
    actions: "Actions",
    browser: "Browser",
    program: "Program",
    this_one: "This one",
    end: "Sign out",
    end_of: "Sign out: {place}",
    ended: "Signed out",
    end_others: "Sign out all others",
    others_ended: "Signed out elsewhere: {n}",
};

const ES: Words = Words {
    title: "Dónde ha entrado",
    text: "Cierre lo que no use o no conozca. Tiene efecto al momento.",
    failed: "No se han podido cargar sus sesiones",
    place: "Dispositivo",
    address: "Dirección",
    since: "Desde",
    last_used: "Último uso",
    actions: "Acciones",
    browser: "Navegador",
    program: "Programa",
    this_one: "Esta",
    end: "Cerrar",
    end_of: "Cerrar: {place}",
    ended: "Sesión cerrada",
    end_others: "Cerrar todas las demás",
    others_ended: "Cerradas en otros sitios: {n}",
};

/// The page's words in this person's language. Ask while a component is made, not in a handler.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
