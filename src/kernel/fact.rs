//! The closed list of what can have happened. Payload types live in the slices that record them.

use serde::{Deserialize, Serialize};

macro_rules! fact_kinds {
    ($($(#[$meta:meta])* $name:ident = $text:literal;)+) => {
        /// What happened, in the past tense. The text form is stored and hashed: never rename one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FactKind { $($(#[$meta])* #[serde(rename = $text)] $name,)+ }

        impl FactKind {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
            }
        }
    };
}

fact_kinds! {
    AvailabilityChanged = "menu.availability_changed";
    IngredientAdjusted = "inventory.adjusted";
    ItemCreated = "menu.item_created";
    ItemEdited = "menu.item_edited";
    LineAdded = "order.line_added";
    LineAdvanced = "order.line_advanced";
    LineNoteChanged = "order.line_note_changed";
    LineQuantityChanged = "order.line_quantity_changed";
    LineRemoved = "order.line_removed";
    LineVoided = "order.line_voided";
    LinesSent = "order.lines_sent";
    MemberAdded = "staff.member_added";
    MenuImported = "menu.imported";
    OrderCancelled = "order.cancelled";
    OrderCompleted = "order.completed";
    OrderNumbered = "order.numbered";
    OrderOpened = "order.opened";
    OrderPaid = "order.paid";
    PaymentCaptured = "order.payment_captured";
    PriceRuleRemoved = "menu.price_rule_removed";
    PriceRuleSaved = "menu.price_rule_saved";
    PromotionSaved = "promotions.saved";
    PromotionStopped = "promotions.stopped";
    QrTokenRotated = "tables.qr_token_rotated";
    RestaurantCreated = "restaurant.created";
    SeatingApproved = "tables.seating_approved";
    SeatingClosed = "tables.seating_closed";
    SeatingOpened = "tables.seating_opened";
    TableCreated = "tables.table_created";
    VoucherRedeemed = "promotions.voucher_redeemed";
    VoucherReleased = "promotions.voucher_released";
    VoucherStopped = "promotions.voucher_stopped";
    VouchersMade = "promotions.vouchers_made";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back() {
        for kind in FactKind::ALL {
            assert_eq!(FactKind::parse(kind.as_str()), Some(*kind));
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("{:?}", kind.as_str()));
        }
    }
}
