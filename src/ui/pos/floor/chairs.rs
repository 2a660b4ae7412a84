//! Where the chairs of a table stand on the plan. Whole numbers only, in the plan's units.

use crate::tables::model::{Shape, Table};

/// Half the side of a chair.
pub const HALF: i64 = 9;
/// How far a chair's middle is from the table's edge.
const GAP: i64 = 15;

/// The sine of every fifteen degrees up to ninety, in thousandths.
const SINES: [i64; 7] = [0, 259, 500, 707, 866, 966, 1_000];

/// The middles of a table's chairs: around a round one, along both long sides of another.
pub fn chairs(table: &Table) -> Vec<(i64, i64)> {
    let (width, height) = (i64::from(table.width), i64::from(table.height));
    let (x, y) = (i64::from(table.x), i64::from(table.y));
    let seats = i64::from(table.seats.min(24));
    match table.shape {
        Shape::Round => (0..seats)
            .map(|seat| {
                let step = seat * 24 / seats;
                (
                    x + width / 2 + (width / 2 + GAP) * sine(step) / 1_000,
                    y + height / 2 - (height / 2 + GAP) * sine(step + 6) / 1_000,
                )
            })
            .collect(),
        Shape::Square | Shape::Rect => {
            let first = (seats + 1) / 2;
            let along = |count: i64, at: i64, length: i64| length * (2 * at + 1) / (2 * count);
            let side = |count: i64, is_second: bool| {
                (0..count).map(move |at| {
                    if width < height {
                        (if is_second { x + width + GAP } else { x - GAP }, y + along(count, at, height))
                    } else {
                        (x + along(count, at, width), if is_second { y + height + GAP } else { y - GAP })
                    }
                })
            };
            side(first, false).chain(side(seats - first, true)).collect()
        }
    }
}

/// The sine of `step` times fifteen degrees, in thousandths.
fn sine(step: i64) -> i64 {
    let step = step.rem_euclid(24);
    let (half, sign) = if step < 12 { (step, 1) } else { (step - 12, -1) };
    let at = if half <= 6 { half } else { 12 - half };
    sign * usize::try_from(at).ok().and_then(|at| SINES.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn table(shape: Shape, seats: u32, width: u32, height: u32) -> Table {
        let id = Uuid::nil();
        Table {
            id: id.into(),
            area: id.into(),
            name: "1".to_owned(),
            seats,
            shape,
            x: 100,
            y: 100,
            width,
            height,
            seating: None,
        }
    }

    #[test]
    fn chairs_stand_around_a_round_table() {
        assert_eq!(chairs(&table(Shape::Round, 4, 100, 100)), [(150, 85), (215, 150), (150, 215), (85, 150)]);
    }

    #[test]
    fn chairs_stand_along_the_long_sides() {
        assert_eq!(chairs(&table(Shape::Rect, 4, 200, 100)), [(150, 85), (250, 85), (150, 215), (250, 215)]);
        assert_eq!(chairs(&table(Shape::Rect, 2, 100, 200)), [(85, 200), (215, 200)]);
    }
}
