//! The words of the back office's frame. Each area has words of its own.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub product: &'static str,
    pub skip: &'static str,
    pub areas: &'static str,
    pub dashboard: &'static str,
    pub menu: &'static str,
    pub promotions: &'static str,
    pub tables: &'static str,
    pub settings: &'static str,
    pub audit: &'static str,
    pub sign_ins: &'static str,
    pub outbox: &'static str,
    pub elsewhere: &'static str,
    pub pos: &'static str,
    pub kitchen: &'static str,
    pub switch_restaurant: &'static str,
    /// `{name}`.
    pub account_of: &'static str,
    pub lost: &'static str,
    pub not_for_role: &'static str,
    /// `{role}`.
    pub not_for_role_text: &'static str,
    pub go_home: &'static str,
    pub no_such_page: &'static str,
    pub no_such_page_text: &'static str,
    pub to_dashboard: &'static str,
    pub signed_out: &'static str,
    pub signed_out_text: &'static str,
    pub sign_in: &'static str,
    pub messages: &'static str,
    pub dismiss: &'static str,
}

const EN: Words = Words {
    product: "Comanda",
    skip: "Skip to the page",
    areas: "Back office",
    dashboard: "Dashboard",
    menu: "Menu",
    promotions: "Promotions",
    tables: "Tables",
    settings: "Settings",
    audit: "What was done",
    sign_ins: "Your sign-ins",
    outbox: "Mail",
    elsewhere: "Other screens",
    pos: "Point of sale",
    kitchen: "Kitchen",
    switch_restaurant: "Switch restaurant",
    account_of: "{name}: language, look, sign out",
    lost: "No connection",
    not_for_role: "This page is not for your role",
    not_for_role_text: "You are signed in as {role}. Owners and managers see the figures, the menu and the tables here.",
    go_home: "Go to your screen",
    no_such_page: "There is no such page",
    no_such_page_text: "The address may be mistyped, or the page has moved.",
    to_dashboard: "To the dashboard",
    signed_out: "You are signed out",
    signed_out_text: "Sign in to see how the restaurant is doing.",
    sign_in: "Sign in",
    messages: "Messages",
    dismiss: "Dismiss",
};

const ES: Words = Words {
    product: "Comanda",
    skip: "Ir al contenido",
    areas: "Administración",
    dashboard: "Resumen",
    menu: "Carta",
    promotions: "Promociones",
    tables: "Mesas",
    settings: "Ajustes",
    audit: "Qué se ha hecho",
    sign_ins: "Sus sesiones",
    outbox: "Correo",
    elsewhere: "Otras pantallas",
    pos: "Caja y sala",
    kitchen: "Cocina",
    switch_restaurant: "Cambiar de restaurante",
    account_of: "{name}: idioma, aspecto, salir",
    lost: "Sin conexión",
    not_for_role: "Esta página no es para su puesto",
    not_for_role_text: "Ha entrado como {role}. Aquí los propietarios y los encargados ven las cifras, la carta y las mesas.",
    go_home: "Ir a su pantalla",
    no_such_page: "Esa página no existe",
    no_such_page_text: "Puede que la dirección esté mal escrita o que la página haya cambiado de sitio.",
    to_dashboard: "Ir al resumen",
    signed_out: "Ha salido de su cuenta",
    signed_out_text: "Entre para ver cómo va el restaurante.",
    sign_in: "Entrar",
    messages: "Mensajes",
    dismiss: "Descartar",
};

/// The frame's words in this person's language. Ask while a component is made, not in a handler.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
