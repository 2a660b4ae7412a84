//! Refusals in the reader's language. The server's own sentence is English and exact; where a language has no
//! sentence for a code, that one is shown.

use crate::kernel::{
    error::{AppError, Code},
    language::Language,
};

use super::{flaw_text, page::language};

/// What to show a person for an error.
pub fn error_text(error: &AppError) -> String {
    match language() {
        Language::Es => spanish(error).unwrap_or_else(|| error.to_string()),
        Language::En | Language::Zh => error.to_string(),
    }
}

fn spanish(error: &AppError) -> Option<String> {
    let text = match error {
        AppError::Unauthenticated => Some("Inicie sesión, por favor."),
        AppError::Forbidden { .. } => Some("No tiene permiso para eso."),
        AppError::NotFound { .. } => Some("Eso ya no existe."),
        AppError::TooMany { .. } => Some("Demasiados intentos. Espere un momento y vuelva a probar."),
        AppError::Unavailable => Some("El servidor de la casa está ocupado. No se cambió nada; pruebe de nuevo."),
        AppError::Transport { .. } => Some("No se puede llegar al servidor de la casa."),
        AppError::Invalid { fields, .. } => return flaw_text::spanish(fields),
        AppError::Internal { .. } => None,
        AppError::Conflict { code, .. } => spanish_code(*code),
    };
    text.map(str::to_owned)
}

fn spanish_code(code: Code) -> Option<&'static str> {
    match code {
        Code::AmountTooHigh => Some("Es más de lo que falta por pagar."),
        Code::AwaitingApproval => Some("Un camarero tiene que abrir la mesa antes de enviar."),
        Code::ItemNotForSale => Some("Ese plato no está disponible ahora."),
        Code::LineUnknown => Some("Esa línea ya no está en el pedido."),
        Code::LineTooMany => Some("El pedido tiene demasiadas líneas."),
        Code::NotYours => Some("Eso lo añadió otra persona de la mesa."),
        Code::NothingToSend => Some("No hay nada que enviar."),
        Code::OrderClosed => Some("Este pedido está cerrado."),
        Code::OrderPaid => Some("Este pedido ya está pagado; otra ronda es un pedido nuevo."),
        Code::PaymentDeclined => Some("La tarjeta fue rechazada. No se cobró nada."),
        Code::PromotionDoesNotApply => Some("Este pedido no cumple las condiciones de la promoción."),
        Code::SelectionInvalid => Some("Falta elegir algo de ese plato, o sobra algo."),
        Code::ShortStock => Some("No queda bastante para todo lo pedido."),
        Code::SeatingClosed => Some("La mesa está cerrada."),
        Code::StaleVersion => Some("La cuenta ha cambiado. Revísela antes de cobrar."),
        Code::UnsentLines => Some("Hay platos sin enviar. Envíelos o quítelos antes."),
        Code::ApprovalNeeded => Some("Alguien con permiso tiene que aprobarlo con su PIN."),
        Code::BillSplit => Some("La cuenta está dividida. Vuelva a mirarla."),
        Code::PaymentUnknown => Some("Ese pago no es de este pedido."),
        Code::LastOwner => Some("Es el único propietario. Haga propietario a otra persona antes."),
        Code::RefundNotFailed => {
            Some("Solo se reenvía una devolución que ha fallado. Esta ha llegado o está en camino.")
        }
        Code::RefundTooHigh => Some("Es más de lo que se puede devolver."),
        Code::RestaurantClosed => Some("Este restaurante está cerrado para siempre."),
        Code::VoucherNotValid => Some("Este vale no es válido ahora."),
        Code::VoucherUnknown => Some("No hay ningún vale con ese código."),
        Code::VoucherUsedUp => Some("Este vale ya está gastado."),
        Code::DrawerAlreadyOpen => Some("Ya tiene una caja abierta. Ciérrela antes de abrir otra."),
        Code::DrawerClosed => Some("Esta caja está cerrada."),
        Code::DrawerCounted => Some("Esta caja está contada. Ciérrela, o cuéntela otra vez."),
        Code::DrawerNotCounted => Some("Cuente la caja antes de cerrarla."),
        Code::AlreadyExists | Code::DrawersOpen | Code::IllegalTransition | Code::InFlight | Code::KeyReused => None,
    }
}
