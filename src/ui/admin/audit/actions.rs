//! What was done, in a person's own language. The API's names are the English ones.

use crate::{
    kernel::{fact::FactKind, language::Language},
    reports::model::audit,
    ui::shared::page::language,
};

/// A kind of fact in words. Ask while a component is made, not in a handler.
pub fn action(kind: &str) -> String {
    let spanish = || FactKind::parse(kind).and_then(in_spanish).map(str::to_owned);
    match language() {
        Language::Es => spanish().unwrap_or_else(|| audit::action(kind)),
        Language::En | Language::Zh => audit::action(kind),
    }
}

/// A security event in words.
pub fn event(kind: &str) -> String {
    match language() {
        Language::Es => event_in_spanish(kind).map_or_else(|| sentence(kind), str::to_owned),
        Language::En | Language::Zh => sentence(kind),
    }
}

/// `sign_in_failed` is "Sign in failed".
fn sentence(kind: &str) -> String {
    let text = kind.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

fn event_in_spanish(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "sign_in_failed" => "Contraseña incorrecta",
        "sign_in_while_locked" => "Intento con la cuenta bloqueada",
        "account_locked" => "Cuenta bloqueada",
        "pin_failed" => "PIN incorrecto",
        "password_changed" => "Contraseña cambiada",
        "password_reset" => "Contraseña restablecida",
        "password_reset_asked" => "Se pidió restablecer la contraseña",
        "email_changed" => "Correo cambiado",
        "google_tied" => "Vinculada a una cuenta de Google",
        "session_ended" => "Sesión cerrada",
        "other_sessions_ended" => "Las demás sesiones cerradas",
        "token_reused" => "Credencial usada dos veces",
        "invitation_accepted" => "Invitación aceptada",
        _ => return None,
    })
}

/// Every kind of fact, as a test holds to.
const SPANISH: &[(FactKind, &str)] = &[
    (FactKind::ApiKeyMade, "Acceso: clave de programa creada"),
    (FactKind::ApiKeyRevoked, "Acceso: clave de programa retirada"),
    (FactKind::AdjustmentAdded, "Pedido: descuento añadido"),
    (FactKind::AdjustmentRemoved, "Pedido: descuento quitado"),
    (FactKind::AmendmentEnded, "Pedido: rectificación terminada"),
    (FactKind::AvailabilityChanged, "Carta: disponibilidad cambiada"),
    (FactKind::BillSplit, "Pedido: cuenta dividida"),
    (FactKind::BilledTo, "Pedido: datos de factura"),
    (FactKind::CategoryRemoved, "Carta: categoría eliminada"),
    (FactKind::CategorySaved, "Carta: categoría guardada"),
    (FactKind::ClockedIn, "Personal: entrada fichada"),
    (FactKind::ClockedOut, "Personal: salida fichada"),
    (FactKind::ComboSaved, "Carta: menú guardado"),
    (FactKind::CoversChanged, "Pedido: comensales cambiados"),
    (FactKind::CreditGiven, "Pedido: abono"),
    (FactKind::CustomerChanged, "Pedido: cliente cambiado"),
    (FactKind::DeviceEnrolled, "Acceso: dispositivo añadido"),
    (FactKind::DeviceRevoked, "Acceso: dispositivo retirado"),
    (FactKind::DrawerCashMoved, "Caja: efectivo movido"),
    (FactKind::DrawerClosed, "Caja: cerrada"),
    (FactKind::DrawerCounted, "Caja: contada"),
    (FactKind::DrawerOpened, "Caja: abierta"),
    (FactKind::GroupRemoved, "Carta: grupo de extras eliminado"),
    (FactKind::GroupSaved, "Carta: grupo de extras guardado"),
    (FactKind::IngredientAdjusted, "Almacén: existencias cambiadas"),
    (FactKind::IngredientSaved, "Almacén: ingrediente guardado"),
    (FactKind::InvitationWithdrawn, "Personal: invitación retirada"),
    (FactKind::ItemCreated, "Carta: plato creado"),
    (FactKind::ItemEdited, "Carta: plato cambiado"),
    (FactKind::ItemGroupsSaved, "Carta: extras de un plato guardados"),
    (FactKind::LineAdded, "Pedido: línea añadida"),
    (FactKind::LineAdvanced, "Pedido: línea avanzada"),
    (FactKind::LineCourseChanged, "Pedido: pase de una línea cambiado"),
    (FactKind::LineNoteChanged, "Pedido: nota de una línea cambiada"),
    (FactKind::LineQuantityChanged, "Pedido: cantidad de una línea cambiada"),
    (FactKind::LineRemoved, "Pedido: línea quitada"),
    (FactKind::LineSeatChanged, "Pedido: asiento de una línea cambiado"),
    (FactKind::LineVoided, "Pedido: línea anulada"),
    (FactKind::LinesFired, "Pedido: líneas marchadas"),
    (FactKind::LinesHeld, "Pedido: líneas en espera"),
    (FactKind::LinesMovedIn, "Pedido: líneas recibidas de otro"),
    (FactKind::LinesMovedOut, "Pedido: líneas pasadas a otro"),
    (FactKind::LinesSent, "Pedido: líneas enviadas"),
    (FactKind::LocationAdded, "Almacén: lugar añadido"),
    (FactKind::MemberAdded, "Personal: persona añadida"),
    (FactKind::MemberChanged, "Personal: persona cambiada"),
    (FactKind::MemberRemoved, "Personal: persona dada de baja"),
    (FactKind::MemberUnlocked, "Personal: cuenta desbloqueada"),
    (FactKind::MenuImported, "Carta: importada"),
    (FactKind::OrderAmended, "Pedido: rectificado"),
    (FactKind::OrderCancelled, "Pedido: cancelado"),
    (FactKind::OrderCompleted, "Pedido: terminado"),
    (FactKind::OrderMerged, "Pedido: unido a otro"),
    (FactKind::OrderNamed, "Pedido: nombre puesto"),
    (FactKind::OrderNumbered, "Pedido: número asignado"),
    (FactKind::OrderOpened, "Pedido: abierto"),
    (FactKind::OrderPaid, "Pedido: pagado"),
    (FactKind::OrderTableChanged, "Pedido: mesa cambiada"),
    (FactKind::PaymentCaptured, "Pedido: pago cobrado"),
    (FactKind::PaymentRefunded, "Pedido: pago devuelto"),
    (FactKind::PriceRuleRemoved, "Carta: regla de precio eliminada"),
    (FactKind::PriceRuleSaved, "Carta: regla de precio guardada"),
    (FactKind::PromotionSaved, "Promociones: promoción guardada"),
    (FactKind::PromotionStopped, "Promociones: promoción terminada"),
    (FactKind::QrTokenRotated, "Mesas: código QR renovado"),
    (FactKind::RecipeSaved, "Carta: receta guardada"),
    (FactKind::RefundFailed, "Pagos: devolución fallida"),
    (FactKind::RefundSentAgain, "Pagos: devolución enviada de nuevo"),
    (FactKind::RefundSettled, "Pagos: devolución hecha"),
    (FactKind::RestaurantClosed, "Restaurante: cerrado para siempre"),
    (FactKind::RestaurantCreated, "Restaurante: creado"),
    (FactKind::SeatingApproved, "Mesas: mesa aprobada"),
    (FactKind::SeatingClosed, "Mesas: mesa cerrada"),
    (FactKind::SeatingMoved, "Mesas: grupo cambiado de mesa"),
    (FactKind::SeatingOpened, "Mesas: mesa abierta"),
    (FactKind::ServerChanged, "Pedido: camarero cambiado"),
    (FactKind::ServiceAdded, "Pedido: servicio añadido"),
    (FactKind::ServiceRemoved, "Pedido: servicio quitado"),
    (FactKind::ServiceWaived, "Pedido: servicio perdonado"),
    (FactKind::SettingsChanged, "Restaurante: ajustes cambiados"),
    (FactKind::ShiftCorrected, "Personal: turno corregido"),
    (FactKind::StaffInvited, "Personal: invitación enviada"),
    (FactKind::StationRemoved, "Carta: puesto eliminado"),
    (FactKind::StationSaved, "Carta: puesto guardado"),
    (FactKind::TableCreated, "Mesas: mesa creada"),
    (FactKind::TaxClassRemoved, "Restaurante: tipo de impuesto eliminado"),
    (FactKind::TaxClassSaved, "Restaurante: tipo de impuesto guardado"),
    (FactKind::TenderCorrected, "Pedido: forma de pago corregida"),
    (FactKind::VariantsSaved, "Carta: tamaños guardados"),
    (FactKind::VoucherRedeemed, "Promociones: vale canjeado"),
    (FactKind::VoucherReleased, "Promociones: vale liberado"),
    (FactKind::VoucherStopped, "Promociones: vale anulado"),
    (FactKind::VouchersMade, "Promociones: vales creados"),
    (FactKind::ZReported, "Caja: informe Z"),
];

fn in_spanish(kind: FactKind) -> Option<&'static str> {
    SPANISH.iter().find(|(known, _)| *known == kind).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_is_told_in_spanish() {
        for kind in FactKind::ALL {
            assert!(in_spanish(*kind).is_some(), "{kind:?}");
        }
    }

    #[test]
    fn a_security_event_is_told_in_words() {
        assert_eq!(sentence("sign_in_failed"), "Sign in failed");
        assert_eq!(event_in_spanish("sign_in_failed"), Some("Contraseña incorrecta"));
    }
}
