//! What the page of refunds says.

use crate::{kernel::language::Language, payments::model::refunds::RefundState, ui::shared::page::language};

/// One catalogue; a missing word does not compile.
pub struct Words {
    pub title: &'static str,
    pub text: &'static str,
    pub failed: &'static str,
    pub empty: &'static str,
    pub empty_text: &'static str,
    pub when: &'static str,
    pub order: &'static str,
    pub amount: &'static str,
    pub state: &'static str,
    pub actions: &'static str,
    states: [&'static str; 3],
    pub send_again: &'static str,
    /// `{order}`, `{amount}`.
    pub send_again_of: &'static str,
    pub otherwise: &'static str,
    /// `{order}`, `{amount}`.
    pub otherwise_of: &'static str,
    pub otherwise_text: &'static str,
    pub how: &'static str,
    pub how_hint: &'static str,
    pub settled: &'static str,
    /// `{how}`.
    pub settled_by: &'static str,
    pub sent: &'static str,
    pub still_failed: &'static str,
    pub unbilled: &'static str,
    pub unbilled_text: &'static str,
    pub unbilled_sent: &'static str,
    /// `{n}`.
    pub unbilled_refused: &'static str,
}

impl Words {
    pub const fn state(&self, state: RefundState) -> &'static str {
        let [started, done, failed] = self.states;
        match state {
            RefundState::Started => started,
            RefundState::Done => done,
            RefundState::Failed => failed,
        }
    }
}

const EN: Words = Words {
    title: "Card refunds",
    text: "What failed stands first: the guest has no money yet. Send it again, or give it another way and say how.",
    failed: "The refunds could not be loaded",
    empty: "No refunds on cards yet",
    empty_text: "When money goes back on a card, you see here whether it arrived.",
    when: "When",
    order: "Order",
    amount: "Amount",
    state: "How it stands",
    actions: "What you can do",
    states: ["On its way", "Arrived", "Failed"],
    send_again: "Send again",
    send_again_of: "Send {amount} of order {order} again",
    otherwise: "Given another way",
    otherwise_of: "{amount} of order {order} was given another way",
    otherwise_text: "Nothing is sent to the card any more. Do this only when the guest has the money.",
    how: "How",
    how_hint: "In cash, by transfer, by hand at the card company.",
    settled: "Noted.",
    settled_by: "Given another way: {how}",
    sent: "Sent. It shows here when it has arrived.",
    still_failed: "It failed again. Ask the card company.",
    unbilled: "Money that fits no bill",
    unbilled_text: "A card was charged after its bill was settled another way. It goes back by itself; what the bank sends back is tried again each day. Ask the card company when that goes on.",
    unbilled_sent: "On its way back",
    unbilled_refused: "Sent back by the bank: {n}",
};

const ES: Words = Words {
    title: "Devoluciones a tarjeta",
    text: "Primero las que fallaron: el cliente aún no tiene su dinero. Reenvíelas, o devuélvalo por otra vía y diga cómo.",
    failed: "No se pudieron cargar las devoluciones",
    empty: "Aún no hay devoluciones a tarjeta",
    empty_text: "Cuando se devuelve dinero a una tarjeta, aquí se ve si ha llegado.",
    when: "Cuándo",
    order: "Pedido",
    amount: "Importe",
    state: "Cómo está",
    actions: "Qué puede hacer",
    states: ["En camino", "Llegó", "Falló"],
    send_again: "Reenviar",
    send_again_of: "Reenviar {amount} del pedido {order}",
    otherwise: "Devuelto por otra vía",
    otherwise_of: "{amount} del pedido {order} se devolvió por otra vía",
    otherwise_text: "A la tarjeta ya no se envía nada. Hágalo solo cuando el cliente tenga el dinero.",
    how: "Cómo",
    how_hint: "En efectivo, por transferencia, a mano en la empresa de tarjetas.",
    settled: "Anotado.",
    settled_by: "Devuelto por otra vía: {how}",
    sent: "Enviada. Aquí se ve cuándo llega.",
    still_failed: "Ha vuelto a fallar. Pregunte a la empresa de tarjetas.",
    unbilled: "Dinero sin cuenta",
    unbilled_text: "Se cobró una tarjeta cuando su cuenta ya se había saldado de otra forma. El dinero se devuelve solo; lo que el banco rechaza se reintenta cada día. Si sigue así, pregunte a la empresa de tarjetas.",
    unbilled_sent: "Volviendo a la tarjeta",
    unbilled_refused: "Rechazado por el banco: {n}",
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    match language() {
        Language::Es => &ES,
        Language::En | Language::Zh => &EN,
    }
}
