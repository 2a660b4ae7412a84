//! What was done, in a person's own language. The API's names are the English ones.

use crate::{
    kernel::{fact::FactKind, language::Language},
    reports::model::audit,
    ui::shared::page::language,
};

/// A kind of fact in words. Ask while a component is made, not in a handler.
pub fn action(kind: &str) -> String {
    match (language(), FactKind::parse(kind)) {
        (Language::Es, Some(kind)) => in_spanish(kind).to_owned(),
        (Language::Es | Language::En | Language::Zh, _) => audit::action(kind),
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

const fn in_spanish(kind: FactKind) -> &'static str {
    use FactKind as K;
    match kind {
        K::ApiKeyMade => "Acceso: clave de programa creada",
        K::ApiKeyRevoked => "Acceso: clave de programa retirada",
        K::AdjustmentAdded => "Pedido: descuento añadido",
        K::AdjustmentRemoved => "Pedido: descuento quitado",
        K::AmendmentEnded => "Pedido: rectificación terminada",
        K::AvailabilityChanged => "Carta: disponibilidad cambiada",
        K::BillSplit => "Pedido: cuenta dividida",
        K::BilledTo => "Pedido: datos de factura",
        K::CategoryRemoved => "Carta: categoría eliminada",
        K::CategorySaved => "Carta: categoría guardada",
        K::ClockedIn => "Personal: entrada fichada",
        K::ClockedOut => "Personal: salida fichada",
        K::ComboSaved => "Carta: menú guardado",
        K::CoversChanged => "Pedido: comensales cambiados",
        K::CreditGiven => "Pedido: abono",
        K::CustomerChanged => "Pedido: cliente cambiado",
        K::DeviceEnrolled => "Acceso: dispositivo añadido",
        K::DeviceRevoked => "Acceso: dispositivo retirado",
        K::DrawerCashMoved => "Caja: efectivo movido",
        K::DrawerClosed => "Caja: cerrada",
        K::DrawerCounted => "Caja: contada",
        K::DrawerOpened => "Caja: abierta",
        K::GroupRemoved => "Carta: grupo de extras eliminado",
        K::GroupSaved => "Carta: grupo de extras guardado",
        K::IngredientAdjusted => "Almacén: existencias cambiadas",
        K::IngredientSaved => "Almacén: ingrediente guardado",
        K::InvitationWithdrawn => "Personal: invitación retirada",
        K::ItemCreated => "Carta: plato creado",
        K::ItemEdited => "Carta: plato cambiado",
        K::ItemGroupsSaved => "Carta: extras de un plato guardados",
        K::LineAdded => "Pedido: línea añadida",
        K::LineAdvanced => "Pedido: línea avanzada",
        K::LineCourseChanged => "Pedido: pase de una línea cambiado",
        K::LineNoteChanged => "Pedido: nota de una línea cambiada",
        K::LineQuantityChanged => "Pedido: cantidad de una línea cambiada",
        K::LineRemoved => "Pedido: línea quitada",
        K::LineSeatChanged => "Pedido: asiento de una línea cambiado",
        K::LineVoided => "Pedido: línea anulada",
        K::LinesFired => "Pedido: líneas marchadas",
        K::LinesHeld => "Pedido: líneas en espera",
        K::LinesMovedIn => "Pedido: líneas recibidas de otro",
        K::LinesMovedOut => "Pedido: líneas pasadas a otro",
        K::LinesSent => "Pedido: líneas enviadas",
        K::LocationAdded => "Almacén: lugar añadido",
        K::MemberAdded => "Personal: persona añadida",
        K::MemberChanged => "Personal: persona cambiada",
        K::MemberRemoved => "Personal: persona dada de baja",
        K::MemberUnlocked => "Personal: cuenta desbloqueada",
        K::MenuImported => "Carta: importada",
        K::OrderAmended => "Pedido: rectificado",
        K::OrderCancelled => "Pedido: cancelado",
        K::OrderCompleted => "Pedido: terminado",
        K::OrderMerged => "Pedido: unido a otro",
        K::OrderNamed => "Pedido: nombre puesto",
        K::OrderNumbered => "Pedido: número asignado",
        K::OrderOpened => "Pedido: abierto",
        K::OrderPaid => "Pedido: pagado",
        K::OrderTableChanged => "Pedido: mesa cambiada",
        K::PaymentCaptured => "Pedido: pago cobrado",
        K::PaymentRefunded => "Pedido: pago devuelto",
        K::PriceRuleRemoved => "Carta: regla de precio eliminada",
        K::PriceRuleSaved => "Carta: regla de precio guardada",
        K::PromotionSaved => "Promociones: promoción guardada",
        K::PromotionStopped => "Promociones: promoción terminada",
        K::QrTokenRotated => "Mesas: código QR renovado",
        K::RecipeSaved => "Carta: receta guardada",
        K::RefundFailed => "Pagos: devolución fallida",
        K::RefundSentAgain => "Pagos: devolución enviada de nuevo",
        K::RefundSettled => "Pagos: devolución hecha",
        K::RestaurantClosed => "Restaurante: cerrado para siempre",
        K::RestaurantCreated => "Restaurante: creado",
        K::SeatingApproved => "Mesas: mesa aprobada",
        K::SeatingClosed => "Mesas: mesa cerrada",
        K::SeatingMoved => "Mesas: grupo cambiado de mesa",
        K::SeatingOpened => "Mesas: mesa abierta",
        K::ServerChanged => "Pedido: camarero cambiado",
        K::ServiceAdded => "Pedido: servicio añadido",
        K::ServiceRemoved => "Pedido: servicio quitado",
        K::ServiceWaived => "Pedido: servicio perdonado",
        K::SettingsChanged => "Restaurante: ajustes cambiados",
        K::ShiftCorrected => "Personal: turno corregido",
        K::StaffInvited => "Personal: invitación enviada",
        K::StationRemoved => "Carta: puesto eliminado",
        K::StationSaved => "Carta: puesto guardado",
        K::TableCreated => "Mesas: mesa creada",
        K::TaxClassRemoved => "Restaurante: tipo de impuesto eliminado",
        K::TaxClassSaved => "Restaurante: tipo de impuesto guardado",
        K::TenderCorrected => "Pedido: forma de pago corregida",
        K::VariantsSaved => "Carta: tamaños guardados",
        K::VoucherRedeemed => "Promociones: vale canjeado",
        K::VoucherReleased => "Promociones: vale liberado",
        K::VoucherStopped => "Promociones: vale anulado",
        K::VouchersMade => "Promociones: vales creados",
        K::ZReported => "Caja: informe Z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_security_event_is_told_in_words() {
        assert_eq!(sentence("sign_in_failed"), "Sign in failed");
        assert_eq!(event_in_spanish("sign_in_failed"), Some("Contraseña incorrecta"));
    }
}
