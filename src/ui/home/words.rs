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
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
