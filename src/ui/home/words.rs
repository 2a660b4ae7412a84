//! What the front door says.

use crate::{kernel::language::Language, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub tagline: &'static str,
    pub what_it_is: &'static str,
    pub sign_in: &'static str,
    pub sign_in_text: &'static str,
    pub to_work: &'static str,
    /// `{name}` and `{restaurant}` are replaced.
    pub signed_in_as: &'static str,
    pub demo_menu: &'static str,
    pub demo_menu_text: &'static str,
    pub not_found_title: &'static str,
    pub not_found_text: &'static str,
    pub to_the_door: &'static str,
    pub card_title: &'static str,
    pub card_company: &'static str,
    pub card_pay: &'static str,
    pub card_hold: &'static str,
    pub card_hint: &'static str,
    pub card_number: &'static str,
    pub card_numbers: &'static str,
    pub card_confirm: &'static str,
    pub card_over: &'static str,
    pub card_back: &'static str,
    pub pay_done_title: &'static str,
    pub pay_done_paid: &'static str,
    pub pay_done_not_paid: &'static str,
    pub pay_done_unknown: &'static str,
}

const EN: Words = Words {
    tagline: "One order, from the table to the till.",
    what_it_is: "Comanda runs a restaurant: guests order by phone, the kitchen sees it at once, the counter takes the money, stock and figures follow.",
    sign_in: "Staff sign in",
    sign_in_text: "Counter, floor, kitchen and office",
    to_work: "Go to work",
    signed_in_as: "{name}, {restaurant}",
    demo_menu: "See the demo menu",
    demo_menu_text: "As a guest of Bistro Nove sees it",
    not_found_title: "This is not on the menu",
    not_found_text: "There is no page at this address. It may have moved, or a letter of it got lost.",
    to_the_door: "To the front door",
    card_title: "Card payment",
    card_company: "Test card company",
    card_pay: "Pay",
    card_hold: "Set aside",
    card_hint: "No real card is charged here: this house has not connected a card company yet.",
    card_number: "Card number",
    card_numbers: "4242 4242 4242 4242 is approved, 4000 0000 0000 0002 is declined.",
    card_confirm: "Confirm",
    card_over: "This page has been used.",
    card_back: "Back without paying",
    pay_done_title: "Card payment",
    pay_done_paid: "Thank you! It is paid. You may close this page.",
    pay_done_not_paid: "It is not paid. Scan the code again, or ask the staff.",
    pay_done_unknown: "The card company has not answered yet. The staff will see it on their screen in a moment.",
};

const ES: Words = Words {
    tagline: "Un pedido, de la mesa a la caja.",
    what_it_is: "Comanda lleva el restaurante: el cliente pide con el móvil, la cocina lo ve al momento, la caja cobra, y las existencias y las cifras van solas.",
    sign_in: "Entrada del personal",
    sign_in_text: "Caja, sala, cocina y oficina",
    to_work: "A trabajar",
    signed_in_as: "{name}, {restaurant}",
    demo_menu: "Ver la carta de ejemplo",
    demo_menu_text: "Como la ve un cliente de Bistro Nove",
    not_found_title: "Esto no está en la carta",
    not_found_text: "En esta dirección no hay ninguna página. Puede que se haya movido o que falte una letra.",
    to_the_door: "Ir a la entrada",
    card_title: "Pago con tarjeta",
    card_company: "Tarjetas de prueba",
    card_pay: "Pagar",
    card_hold: "Apartar",
    card_hint: "Aquí no se cobra ninguna tarjeta de verdad: esta casa aún no ha conectado ninguna entidad.",
    card_number: "Número de tarjeta",
    card_numbers: "4242 4242 4242 4242 se acepta, 4000 0000 0000 0002 se rechaza.",
    card_confirm: "Confirmar",
    card_over: "Esta página ya se usó.",
    card_back: "Volver sin pagar",
    pay_done_title: "Pago con tarjeta",
    pay_done_paid: "¡Gracias! Está pagado. Puede cerrar esta página.",
    pay_done_not_paid: "No está pagado. Escanee el código otra vez o pregunte al personal.",
    pay_done_unknown: "La compañía de la tarjeta aún no ha respondido. El personal lo verá en su pantalla en un momento.",
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
