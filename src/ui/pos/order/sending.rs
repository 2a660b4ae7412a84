//! Which courses go to the kitchen with a tap on Send, and how the ticket is grouped. Pure.

use crate::orders::model::{
    Channel, Order,
    line::{Line, LineState},
};

/// How far a group of lines is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Sent,
    Held,
    /// In the guests' cart.
    Guests,
    /// In the staff's cart.
    Own,
}

/// What the lines of a group have in common beside their stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    All,
    Course(u8),
    Seat(Option<u8>),
}

/// Lines that stand under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    pub stage: Stage,
    pub part: Part,
}

/// The courses of the staff's cart that wait: where there are several, the first goes and the others are held, and
/// each may be flipped. What is taken away is never held back by itself.
pub fn held_courses(order: &Order, flipped: &[u8]) -> Vec<u8> {
    let courses = own_courses(order);
    let first = courses.first().copied();
    let waits = |course: u8| order.channel == Channel::DineIn && Some(course) != first;
    courses.iter().copied().filter(|course| waits(*course) != flipped.contains(course)).collect()
}

/// The courses in the staff's cart, first one first.
pub fn own_courses(order: &Order) -> Vec<u8> {
    let own = order.drafts().filter(|line| line.by.guest().is_none());
    let mut courses: Vec<u8> = own.map(|line| line.course).collect();
    courses.sort_unstable();
    courses.dedup();
    courses
}

/// How the ticket is divided into groups: by seat, or by course as soon as there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    Plain,
    Courses,
    Seats,
}

impl Grouping {
    pub fn of(order: &Order, is_by_seat: bool) -> Self {
        let first = order.lines.first().map(|line| line.course);
        if is_by_seat {
            Self::Seats
        } else if order.lines.iter().any(|line| Some(line.course) != first) {
            Self::Courses
        } else {
            Self::Plain
        }
    }

    pub fn group(self, line: &Line) -> Group {
        let stage = match line.state {
            LineState::Held => Stage::Held,
            LineState::Draft if line.by.guest().is_some() => Stage::Guests,
            LineState::Draft => Stage::Own,
            _ => Stage::Sent,
        };
        let part = match self {
            // Nobody sends the guests' cart course by course.
            _ if stage == Stage::Guests => Part::All,
            Self::Plain => Part::All,
            Self::Courses => Part::Course(line.course),
            Self::Seats => Part::Seat(line.seat),
        };
        Group { stage, part }
    }

    /// Every group that has a line, in the order they stand.
    pub fn groups(self, order: &Order) -> Vec<Group> {
        let mut groups: Vec<Group> = order.lines.iter().map(|line| self.group(line)).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }
}

/// The seats to choose from: as many as there are guests, and every seat that has a dish.
pub fn seats(order: &Order, covers: u32) -> u8 {
    let used = order.lines.iter().filter_map(|line| line.seat).max().unwrap_or(0);
    let covers = u8::try_from(covers).unwrap_or(Line::SEAT_MAX).min(Line::SEAT_MAX);
    used.max(covers)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        kernel::{
            actor::Actor,
            currency::Currency,
            money::{Money, Rate},
        },
        menu::model::{selection::Selection, words::Translated},
        restaurants::model::OrderRules,
    };

    fn line(number: u128, course: u8, state: LineState) -> Line {
        let id = Uuid::from_u128(number);
        Line {
            id: id.into(),
            item: id.into(),
            selection: Selection::default(),
            entered: Default::default(),
            name: Translated::own("Dish"),
            details: vec![],
            quantity: 1,
            unit_price: Money::from_minor(100),
            tax: Rate::ZERO,
            station: id.into(),
            course,
            seat: None,
            prep_s: 60,
            note: None,
            state,
            by: Actor::System,
            added_at: "2026-11-20T20:00:00Z".parse().unwrap(),
            sent_at: None,
            fired_at: None,
            started_at: None,
            ready_at: None,
            served_at: None,
        }
    }

    fn order(channel: Channel, lines: Vec<Line>) -> Order {
        Order {
            id: Uuid::nil().into(),
            channel,
            seating: None,
            table: None,
            currency: Currency::parse("EUR").unwrap(),
            prices_include_tax: true,
            number: None,
            lines,
            payments: vec![],
            refunds: vec![],
            credits: vec![],
            adjustments: vec![],
            service: None,
            is_service_waived: false,
            split: None,
            rules: OrderRules::default(),
            covers: None,
            server: None,
            name: None,
            customer: None,
            bill_to: None,
            is_amending: false,
            opened_at: "2026-11-20T20:00:00Z".parse().unwrap(),
            sent_at: None,
            paid_at: None,
            closed: None,
            version: 1,
        }
    }

    #[test]
    fn the_first_course_fires_and_the_others_wait_until_they_are_flipped() {
        use LineState::Draft;
        let lines = vec![line(1, 2, Draft), line(2, 1, Draft), line(3, 3, Draft)];
        let table = order(Channel::DineIn, lines.clone());
        assert_eq!(held_courses(&table, &[]), [2, 3]);
        assert_eq!(held_courses(&table, &[2, 1]), [1, 3]);
        assert_eq!(held_courses(&order(Channel::Takeaway, lines), &[]), [] as [u8; 0]);
    }

    #[test]
    fn groups_stand_by_stage_and_course() {
        let mixed = order(
            Channel::DineIn,
            vec![line(1, 2, LineState::Held), line(2, 1, LineState::Served), line(3, 2, LineState::Draft)],
        );
        let grouping = Grouping::of(&mixed, false);
        let group = |stage, course| Group { stage, part: Part::Course(course) };
        assert_eq!(grouping.groups(&mixed), [group(Stage::Sent, 1), group(Stage::Held, 2), group(Stage::Own, 2)]);
        assert_eq!(Grouping::of(&order(Channel::DineIn, vec![line(1, 2, LineState::Held)]), false), Grouping::Plain);
        assert_eq!(seats(&mixed, 4), 4);
    }
}
