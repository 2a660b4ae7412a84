//! What a stream tells of all that happens in a restaurant.

use crate::kernel::{fact::FactKind, ids::SeatingId, live::Notice};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Everything of the restaurant.
    House,
    /// What the kitchen's screens show.
    Kitchen,
    /// One party's orders, and the menu.
    Table(SeatingId),
}

impl Topic {
    pub fn tells(self, notice: &Notice) -> bool {
        match self {
            Self::House => true,
            Self::Kitchen => is_of_the_kitchen(notice.kind),
            Self::Table(seating) => notice.seating == Some(seating) || is_of_the_menu(notice.kind),
        }
    }
}

const fn is_of_the_menu(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::AvailabilityChanged
            | FactKind::ItemEdited
            | FactKind::ItemCreated
            | FactKind::CategoryRemoved
            | FactKind::CategorySaved
            | FactKind::ComboSaved
            | FactKind::GroupRemoved
            | FactKind::GroupSaved
            | FactKind::ItemGroupsSaved
            | FactKind::MenuImported
            | FactKind::PriceRuleRemoved
            | FactKind::PriceRuleSaved
            | FactKind::RecipeSaved
            | FactKind::VariantsSaved
    )
}

const fn is_of_the_kitchen(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::AvailabilityChanged
            | FactKind::LineAdvanced
            | FactKind::LineCourseChanged
            | FactKind::LineNoteChanged
            | FactKind::LineQuantityChanged
            | FactKind::LineVoided
            | FactKind::LinesFired
            | FactKind::LinesHeld
            | FactKind::LinesMovedIn
            | FactKind::LinesMovedOut
            | FactKind::LinesSent
            | FactKind::OrderCancelled
            | FactKind::OrderCompleted
            | FactKind::OrderNamed
            | FactKind::OrderNumbered
            | FactKind::OrderTableChanged
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(kind: FactKind, seating: Option<SeatingId>) -> Notice {
        Notice { seq: 1, kind, order: None, seating }
    }

    #[test]
    fn a_kitchen_hears_of_dishes_and_not_of_money() {
        assert!(Topic::Kitchen.tells(&notice(FactKind::LinesSent, None)));
        for kind in [FactKind::PaymentCaptured, FactKind::DrawerOpened, FactKind::MemberAdded, FactKind::LineAdded] {
            assert!(!Topic::Kitchen.tells(&notice(kind, None)), "{kind:?}");
        }
    }

    #[test]
    fn a_guest_hears_of_their_own_table_and_of_the_menu() {
        let (own, other) = (SeatingId::from(uuid::Uuid::now_v7()), SeatingId::from(uuid::Uuid::now_v7()));
        let table = Topic::Table(own);
        assert!(table.tells(&notice(FactKind::LinesSent, Some(own))));
        assert!(table.tells(&notice(FactKind::AvailabilityChanged, None)));
        assert!(!table.tells(&notice(FactKind::LinesSent, Some(other))));
        assert!(!table.tells(&notice(FactKind::LinesSent, None)));
    }
}
