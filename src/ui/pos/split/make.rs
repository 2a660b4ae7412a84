//! Shares of a bill from what somebody tapped. Pure; what each comes to is the engine's business.

use std::collections::BTreeMap;

use crate::{
    kernel::{
        ids::{LineId, ShareId},
        money::Money,
    },
    orders::model::{
        Order,
        line::Line,
        split::{Part, Portion, Share},
    },
};

/// Who has which dish, person by person, with how many parts of it.
pub type Assigned = Vec<Vec<Portion>>;

/// `people` even parts.
pub fn even(people: u32, mut new_id: impl FnMut() -> ShareId) -> Vec<Share> {
    (0..people).map(|_| Share { id: new_id(), part: Part::Even }).collect()
}

/// A fixed amount, and whatever is left.
pub fn amount(amount: Money, mut new_id: impl FnMut() -> ShareId) -> Vec<Share> {
    vec![Share { id: new_id(), part: Part::Amount { amount } }, Share { id: new_id(), part: Part::Even }]
}

/// Dishes that are still to be paid: those of shares that have paid, and of nobody else, are done with.
pub fn open_lines(order: &Order) -> Vec<&Line> {
    let shares = order.split.as_ref().map(|split| split.shares.as_slice()).unwrap_or_default();
    let figures = order.shares();
    let has = |is_paid: bool, line: LineId| {
        let of_kind = shares.iter().zip(&figures).filter(|(_, figures)| (figures.due <= Money::ZERO) == is_paid);
        of_kind.map(|(share, _)| portions_of(share)).any(|portions| portions.iter().any(|known| known.line == line))
    };
    order.sent_lines().filter(|line| has(false, line.id) || !has(true, line.id)).collect()
}

fn portions_of(share: &Share) -> &[Portion] {
    match &share.part {
        Part::Lines { portions } => portions,
        Part::Amount { .. } | Part::Even => &[],
    }
}

/// A share for each seat with its dishes; what is for everybody is divided evenly among them.
pub fn by_seat(order: &Order, new_id: impl FnMut() -> ShareId) -> Vec<Share> {
    let mut seats: BTreeMap<u8, Vec<Portion>> = BTreeMap::new();
    for line in open_lines(order) {
        if let Some(seat) = line.seat {
            seats.entry(seat).or_default().push(Portion { line: line.id, weight: 1 });
        }
    }
    for shared in open_lines(order).into_iter().filter(|line| line.seat.is_none()) {
        for portions in seats.values_mut() {
            portions.push(Portion { line: shared.id, weight: 1 });
        }
    }
    shares(seats.into_values(), new_id)
}

/// A share for each person who has something, and one more for the dishes that nobody has yet.
pub fn by_dish(order: &Order, assigned: &Assigned, mut new_id: impl FnMut() -> ShareId) -> Vec<Share> {
    let rest: Vec<Portion> = open_lines(order)
        .into_iter()
        .filter(|line| parts_of(assigned, line.id) == 0)
        .map(|line| Portion { line: line.id, weight: 1 })
        .collect();
    let people = assigned.iter().filter(|portions| !portions.is_empty()).cloned();
    let rest = (!rest.is_empty()).then_some(rest);
    shares(people.chain(rest), &mut new_id)
}

fn shares(parts: impl Iterator<Item = Vec<Portion>>, mut new_id: impl FnMut() -> ShareId) -> Vec<Share> {
    parts.map(|portions| Share { id: new_id(), part: Part::Lines { portions } }).collect()
}

/// How many parts of a dish are given to people so far.
pub fn parts_of(assigned: &Assigned, line: LineId) -> u32 {
    assigned.iter().flatten().filter(|portion| portion.line == line).map(|portion| portion.weight).sum()
}

/// A tap on a dish for one person: one more part as long as there are portions that nobody has, else the first part,
/// which shares the dish with the others, and after that none again.
pub fn tap(assigned: &mut Assigned, person: usize, line: &Line) {
    let is_free = parts_of(assigned, line.id) < line.quantity;
    let Some(own) = assigned.get_mut(person) else { return };
    match own.iter_mut().find(|portion| portion.line == line.id) {
        Some(portion) if is_free => portion.weight += 1,
        Some(_) => own.retain(|portion| portion.line != line.id),
        None => own.push(Portion { line: line.id, weight: 1 }),
    }
}

/// The seat that all dishes of a share belong to, those for everybody left aside.
pub fn seat_of(order: &Order, share: &Share) -> Option<u8> {
    let mut seats: Vec<u8> =
        portions_of(share).iter().filter_map(|portion| order.line(portion.line).and_then(|line| line.seat)).collect();
    seats.sort_unstable();
    seats.dedup();
    if let [only] = seats.as_slice() { Some(*only) } else { None }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn portion(line: u128, weight: u32) -> Portion {
        Portion { line: Uuid::from_u128(line).into(), weight }
    }

    fn line(number: u128, quantity: u32) -> Line {
        let line = serde_json::json!({
            "id": Uuid::from_u128(number), "item": Uuid::nil(), "selection": {}, "name": {"own": "Beer"}, "details": [],
            "quantity": quantity, "unit_price": 400, "tax": 1000, "station": Uuid::nil(), "course": 1, "prep_s": 60,
            "note": null, "state": "queued", "by": "system", "added_at": "2026-11-20T20:00:00Z", "sent_at": null,
            "started_at": null, "ready_at": null, "served_at": null
        });
        serde_json::from_value(line).unwrap()
    }

    #[test]
    fn a_dish_of_several_portions_is_given_out_one_by_one_and_then_shared() {
        let beers = line(1, 2);
        let mut assigned: Assigned = vec![vec![], vec![], vec![]];
        tap(&mut assigned, 0, &beers);
        tap(&mut assigned, 0, &beers);
        assert_eq!(assigned[0], [portion(1, 2)]);
        tap(&mut assigned, 1, &beers);
        assert_eq!(parts_of(&assigned, beers.id), 3, "two of three parts and one of three");
        tap(&mut assigned, 0, &beers);
        assert_eq!(assigned, [vec![], vec![portion(1, 1)], vec![]]);
    }

    #[test]
    fn one_dish_is_divided_among_several() {
        let pizza = line(7, 1);
        let mut assigned: Assigned = vec![vec![], vec![]];
        tap(&mut assigned, 0, &pizza);
        tap(&mut assigned, 1, &pizza);
        assert_eq!(assigned, [vec![portion(7, 1)], vec![portion(7, 1)]]);
        tap(&mut assigned, 1, &pizza);
        assert_eq!(assigned, [vec![portion(7, 1)], vec![]]);
    }

    #[test]
    fn even_shares_are_as_many_as_people() {
        let mut number = 0;
        let shares = even(3, || {
            number += 1;
            Uuid::from_u128(number).into()
        });
        assert_eq!(shares.len(), 3);
        assert!(shares.iter().all(|share| share.part == Part::Even));
    }
}
