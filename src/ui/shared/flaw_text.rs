//! What is wrong with an input, in the reader's language. The English sentences are the server's own.

use crate::kernel::{error::FieldError, flaw::Flaw};

/// All of a refusal's fields in Spanish; none when one of them has no words yet.
pub fn spanish(fields: &[FieldError]) -> Option<String> {
    let texts: Vec<String> = fields.iter().map(|field| field.flaw.map(spanish_flaw)).collect::<Option<_>>()?;
    (!texts.is_empty()).then(|| texts.join(" "))
}

fn spanish_flaw(flaw: Flaw) -> String {
    let text = match flaw {
        Flaw::AmountNotPositive => "El importe tiene que ser mayor que cero.",
        Flaw::ChangeNotCash => "Solo el efectivo da cambio.",
        Flaw::Character => "El texto contiene un carácter que no se puede guardar.",
        Flaw::Covers { .. } => "En una mesa caben de 1 a {max} personas.",
        Flaw::Empty => "Escriba algo aquí.",
        Flaw::NotInList => "Elija de la lista.",
        Flaw::Quantity { .. } => "Una línea lleva de 1 a {max} raciones.",
        Flaw::TableMissing => "Elija una mesa.",
        Flaw::TableOfTakeaway => "Un pedido para llevar no tiene mesa.",
        Flaw::TenderedTooLow => "Lo entregado no cubre el importe.",
        Flaw::TooLong { .. } => "Escriba como mucho {max} caracteres.",
    };
    match flaw {
        Flaw::Covers { max } | Flaw::Quantity { max } | Flaw::TooLong { max } => {
            text.replace("{max}", &max.to_string())
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::error::AppError;

    fn fields(error: AppError) -> Vec<FieldError> {
        let AppError::Invalid { fields, .. } = error else { panic!("{error:?}") };
        fields
    }

    #[test]
    fn a_flaw_is_said_with_its_figures() {
        let fields = fields(AppError::flaw("covers", Flaw::Covers { max: 99 }));
        assert_eq!(fields[0].message, "A table takes 1 to 99 people.");
        assert_eq!(spanish(&fields).as_deref(), Some("En una mesa caben de 1 a 99 personas."));
    }

    #[test]
    fn half_a_refusal_is_not_translated() {
        let mut all = fields(AppError::flaw("note", Flaw::TooLong { max: 280 }));
        all.extend(fields(AppError::invalid("file", "Line 3 is odd.")));
        assert_eq!((spanish(&all), spanish(&[])), (None, None));
    }
}
