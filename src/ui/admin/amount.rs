//! Amounts of stock in the unit a person would say.

use crate::{
    kernel::quantity::{Quantity, Unit},
    ui::admin::words::words,
};

/// `800 g`, `4.3 kg`, `12 pieces`.
pub fn amount_text(quantity: Quantity, unit: Unit) -> String {
    let words = words();
    let (quantity, name) = match (unit, quantity.milli().unsigned_abs()) {
        (Unit::Gram, 1_000_000..) => (thousandth(quantity), "kg"),
        (Unit::Millilitre, 1_000_000..) => (thousandth(quantity), "l"),
        (Unit::Gram | Unit::Millilitre, _) => (quantity, unit.as_str()),
        (Unit::Piece, 1_000) => (quantity, words.piece),
        (Unit::Piece, _) => (quantity, words.pieces),
    };
    format!("{} {name}", quantity.text())
}

/// What is left below a gram of a kilogram is nothing to a cook.
const fn thousandth(quantity: Quantity) -> Quantity {
    Quantity::from_milli(quantity.milli() / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_amounts_are_said_in_kilograms_and_litres() {
        let text = |milli, unit| amount_text(Quantity::from_milli(milli), unit);
        assert_eq!(text(800_000, Unit::Gram), "800 g");
        assert_eq!(text(4_300_000, Unit::Gram), "4.3 kg");
        assert_eq!(text(-1_500_000, Unit::Millilitre), "-1.5 l");
        assert_eq!(text(1_000, Unit::Piece), "1 piece");
        assert_eq!(text(2_500, Unit::Piece), "2.5 pieces");
    }
}
