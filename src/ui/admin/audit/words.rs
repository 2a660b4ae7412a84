//! The words of the log.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub failed: &'static str,
    pub tabs: &'static str,
    pub log: &'static str,
    pub security: &'static str,
    /// `{n}`.
    pub entry_one: &'static str,
    pub entry_many: &'static str,
    pub security_text: &'static str,
    pub person: &'static str,
    pub anybody: &'static str,
    pub kind: &'static str,
    pub anything: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub narrow: &'static str,
    pub when: &'static str,
    pub who: &'static str,
    pub what: &'static str,
    pub order: &'static str,
    pub details: &'static str,
    pub address: &'static str,
    pub export: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    pub by_itself: &'static str,
    pub guest: &'static str,
    pub program: &'static str,
    pub unknown: &'static str,
    /// `{name}`.
    pub approved_by: &'static str,
}

const EN: Words = Words {
    title: "What was done",
    failed: "The log could not be loaded",
    tabs: "Kinds of entries",
    log: "Work",
    security: "Signing in",
    entry_one: "{n} entry",
    entry_many: "{n} entries",
    security_text: "Wrong passwords, locked accounts, sessions that were ended.",
    person: "Person",
    anybody: "Anybody",
    kind: "What",
    anything: "Anything",
    from: "From",
    to: "To",
    narrow: "Show",
    when: "When",
    who: "Who",
    what: "What",
    order: "Order",
    details: "Details",
    address: "Address",
    export: "Save as a table",
    empty: "Nothing here",
    empty_text: "Nothing was recorded that fits.",
    by_itself: "Comanda",
    guest: "Guest",
    program: "Program",
    unknown: "Somebody unknown",
    approved_by: "with the yes of {name}",
};

const ES: Words = Words {
    title: "Qué se ha hecho",
    failed: "No se ha podido cargar el registro",
    tabs: "Clases de anotaciones",
    log: "Trabajo",
    security: "Accesos",
    entry_one: "{n} anotación",
    entry_many: "{n} anotaciones",
    security_text: "Contraseñas erróneas, cuentas bloqueadas, sesiones cerradas.",
    person: "Persona",
    anybody: "Cualquiera",
    kind: "Qué",
    anything: "Todo",
    from: "Desde",
    to: "Hasta",
    narrow: "Mostrar",
    when: "Cuándo",
    who: "Quién",
    what: "Qué",
    order: "Pedido",
    details: "Detalles",
    address: "Dirección",
    export: "Guardar como tabla",
    empty: "No hay nada",
    empty_text: "No se ha anotado nada que encaje.",
    by_itself: "Comanda",
    guest: "Cliente",
    program: "Programa",
    unknown: "Desconocido",
    approved_by: "con el visto bueno de {name}",
};

/// The page's words in this person's language. Ask while a component is made, not in a handler.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}

/// An actor without a name of their own.
pub fn actor_word(words: &Words, actor: &str) -> &'static str {
    match actor.split_once(':').map_or(actor, |(kind, _)| kind) {
        "guest" => words.guest,
        "api_key" => words.program,
        "system" => words.by_itself,
        _ => words.unknown,
    }
}
