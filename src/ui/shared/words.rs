//! Words that several surfaces say.

use crate::{
    kernel::{language::Language, permission::Role},
    menu::model::{Allergen, Diet},
    orders::model::{Channel, OrderStatus, PayState, Tender, line::LineState},
};

use super::page::language;

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub retry: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub save: &'static str,
    pub back: &'static str,
    pub search: &'static str,
    pub loading: &'static str,
    pub open_house: &'static str,
    pub sign_out: &'static str,
    pub account: &'static str,
    pub table: &'static str,
    pub total: &'static str,
    pub tax: &'static str,
    pub tax_included: &'static str,
    pub subtotal: &'static str,
    pub paid: &'static str,
    pub left_to_pay: &'static str,
    pub note: &'static str,
    pub quantity: &'static str,
    pub from: &'static str,
    /// `{price}`.
    pub per_kilogram: &'static str,
    /// `{price}`.
    pub market_price: &'static str,
    pub open_price: &'static str,
    /// 86.
    pub sold_out: &'static str,
    /// `{n}` is replaced.
    pub n_left: &'static str,
    pub live: &'static str,
    pub connecting: &'static str,
    /// The bar a screen shows when the house server is away.
    pub server_away: &'static str,
    pub theme: &'static str,
    pub language: &'static str,
}

const EN: Words = Words {
    retry: "Try again",
    close: "Close",
    cancel: "Cancel",
    save: "Save",
    back: "Back",
    search: "Search",
    loading: "Loading",
    open_house: "Sign-in is switched off: whoever opens this page is the owner.",
    sign_out: "Sign out",
    account: "Your account",
    table: "Table",
    total: "Total",
    tax: "Tax",
    tax_included: "Tax included",
    subtotal: "Subtotal",
    paid: "Paid",
    left_to_pay: "Left to pay",
    note: "Note",
    quantity: "Quantity",
    from: "from",
    per_kilogram: "{price} / kg",
    market_price: "about {price}",
    open_price: "On request",
    sold_out: "Sold out",
    n_left: "{n} left",
    live: "Live",
    connecting: "Connecting",
    server_away: "The house server cannot be reached. What you see may be old; it comes back by itself.",
    theme: "Light or dark",
    language: "Language",
};

const ES: Words = Words {
    retry: "Reintentar",
    close: "Cerrar",
    cancel: "Cancelar",
    save: "Guardar",
    back: "Volver",
    search: "Buscar",
    loading: "Cargando",
    open_house: "La entrada con contraseña está desactivada: quien abre esta página es el dueño.",
    sign_out: "Salir",
    account: "Su cuenta",
    table: "Mesa",
    total: "Total",
    tax: "Impuestos",
    tax_included: "Impuestos incluidos",
    subtotal: "Subtotal",
    paid: "Pagado",
    left_to_pay: "Falta por pagar",
    note: "Nota",
    quantity: "Cantidad",
    from: "desde",
    per_kilogram: "{price} / kg",
    market_price: "unos {price}",
    open_price: "Consultar",
    sold_out: "Agotado",
    n_left: "quedan {n}",
    live: "En directo",
    connecting: "Conectando",
    server_away: "No se puede llegar al servidor de la casa. Lo que ve puede ser antiguo; volverá solo.",
    theme: "Claro u oscuro",
    language: "Idioma",
};

/// The shared words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}

fn pick(english: &'static str, spanish: &'static str) -> &'static str {
    match language() {
        Language::Es => spanish,
        Language::En | Language::Zh => english,
    }
}

pub fn status_word(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Pending => pick("Not sent", "Sin enviar"),
        OrderStatus::InQueue => pick("In the queue", "En cola"),
        OrderStatus::InProgress => pick("In the making", "En preparación"),
        OrderStatus::Ready => pick("Ready", "Listo"),
        OrderStatus::Completed => pick("Completed", "Terminado"),
        OrderStatus::Cancelled => pick("Cancelled", "Anulado"),
    }
}

pub fn line_word(state: LineState) -> &'static str {
    match state {
        LineState::Draft => pick("In the cart", "En el carrito"),
        LineState::Held => pick("On hold", "En espera"),
        LineState::Queued => pick("Sent", "Enviado"),
        LineState::Preparing => pick("In the making", "En preparación"),
        LineState::Ready => pick("Ready", "Listo"),
        LineState::Served => pick("Served", "Servido"),
        LineState::Voided => pick("Voided", "Anulado"),
    }
}

pub fn pay_word(state: PayState) -> &'static str {
    match state {
        PayState::Unpaid => pick("Unpaid", "Sin pagar"),
        PayState::PartlyPaid => pick("Partly paid", "Pagado en parte"),
        PayState::Paid => pick("Paid", "Pagado"),
        PayState::PartlyRefunded => pick("Partly refunded", "Devuelto en parte"),
        PayState::Refunded => pick("Refunded", "Devuelto"),
    }
}

pub fn tender_word(tender: Tender) -> &'static str {
    match tender {
        Tender::Cash => pick("Cash", "Efectivo"),
        Tender::Card => pick("Card", "Tarjeta"),
        Tender::Terminal => pick("Own terminal", "Terminal propio"),
    }
}

pub fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::DineIn => pick("Dine in", "En sala"),
        Channel::Takeaway => pick("Takeaway", "Para llevar"),
    }
}

pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Owner => pick("Owner", "Propietario"),
        Role::Manager => pick("Manager", "Encargado"),
        Role::Cashier => pick("Cashier", "Caja"),
        Role::Waiter => pick("Waiter", "Camarero"),
        Role::Kitchen => pick("Kitchen", "Cocina"),
        Role::Trainee => pick("Trainee", "Aprendiz"),
    }
}

pub fn allergen_word(allergen: Allergen) -> &'static str {
    match allergen {
        Allergen::Gluten => pick("gluten", "gluten"),
        Allergen::Crustaceans => pick("crustaceans", "crustáceos"),
        Allergen::Eggs => pick("eggs", "huevo"),
        Allergen::Fish => pick("fish", "pescado"),
        Allergen::Peanuts => pick("peanuts", "cacahuetes"),
        Allergen::Soybeans => pick("soya", "soja"),
        Allergen::Milk => pick("milk", "leche"),
        Allergen::Nuts => pick("nuts", "frutos de cáscara"),
        Allergen::Celery => pick("celery", "apio"),
        Allergen::Mustard => pick("mustard", "mostaza"),
        Allergen::Sesame => pick("sesame", "sésamo"),
        Allergen::Sulphites => pick("sulphites", "sulfitos"),
        Allergen::Lupin => pick("lupin", "altramuces"),
        Allergen::Molluscs => pick("molluscs", "moluscos"),
    }
}

pub fn diet_word(diet: Diet) -> &'static str {
    match diet {
        Diet::Vegetarian => pick("vegetarian", "vegetariano"),
        Diet::Vegan => pick("vegan", "vegano"),
        Diet::GlutenFree => pick("gluten free", "sin gluten"),
    }
}
