//! Words of approvals and reasons.

use super::in_language;
use crate::kernel::permission::Permission;

/// One catalogue; a missing word does not compile. `{n}` and `{name}` in a text are replaced.
pub struct Words {
    pub title: &'static str,
    pub text: &'static str,
    pub who: &'static str,
    pub pin: &'static str,
    pub approve: &'static str,
    pub wrong_pin: &'static str,
    pub still_sending: &'static str,
    pub other_reason: &'static str,
    pub void_text: &'static str,
    pub act_void: &'static str,
    pub act_comp: &'static str,
    pub act_discount: &'static str,
    pub act_cancel: &'static str,
    pub act_refund: &'static str,
    pub act_tender: &'static str,
    pub act_amend: &'static str,
    pub act_other: &'static str,
}

const EN: Words = Words {
    title: "Approval",
    text: "Somebody who may do this chooses their name and types their PIN.",
    who: "Who approves",
    pin: "PIN",
    approve: "Approve",
    wrong_pin: "That PIN is wrong.",
    still_sending: "Waiting until the last changes have reached the house server.",
    other_reason: "Another reason",
    void_text: "The kitchen is told at once. A tap on a reason does it.",
    act_void: "take a dish back",
    act_comp: "on the house",
    act_discount: "discount",
    act_cancel: "cancel an order",
    act_refund: "refund",
    act_tender: "correct a payment",
    act_amend: "change a paid bill",
    act_other: "this act",
};

const ES: Words = Words {
    title: "Aprobación",
    text: "Alguien con permiso elige su nombre y teclea su PIN.",
    who: "Quién aprueba",
    pin: "PIN",
    approve: "Aprobar",
    wrong_pin: "El PIN no es correcto.",
    still_sending: "Esperando a que los últimos cambios lleguen al servidor.",
    other_reason: "Otro motivo",
    void_text: "Se avisa a cocina enseguida. Un toque en el motivo lo hace.",
    act_void: "anular un plato",
    act_comp: "invitar la casa",
    act_discount: "descuento",
    act_cancel: "anular un pedido",
    act_refund: "devolución",
    act_tender: "corregir un cobro",
    act_amend: "cambiar una cuenta pagada",
    act_other: "esta acción",
};

/// The words in this person's language.
pub fn words() -> &'static Words {
    in_language(&EN, &ES)
}

/// What somebody approves, in a word.
pub fn act_word(permission: Permission) -> &'static str {
    let a = words();
    match permission {
        Permission::OrdersVoid => a.act_void,
        Permission::OrdersComp => a.act_comp,
        Permission::OrdersDiscount => a.act_discount,
        Permission::OrdersCancel => a.act_cancel,
        Permission::PaymentsRefund => a.act_refund,
        Permission::PaymentsCorrectTender => a.act_tender,
        Permission::OrdersAmend | Permission::OrdersReopen => a.act_amend,
        _ => a.act_other,
    }
}
