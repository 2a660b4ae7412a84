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
    ApiKeyMade = "auth.api_key_made";
    ApiKeyRevoked = "auth.api_key_revoked";
    AdjustmentAdded = "order.adjustment_added";
    AdjustmentRemoved = "order.adjustment_removed";
    AmendmentEnded = "order.amendment_ended";
    AvailabilityChanged = "menu.availability_changed";
    BillSplit = "order.bill_split";
    BilledTo = "order.billed_to";
    CategoryRemoved = "menu.category_removed";
    CategorySaved = "menu.category_saved";
    ClockedIn = "staff.clocked_in";
    ClockedOut = "staff.clocked_out";
    ComboSaved = "menu.combo_saved";
    CoversChanged = "order.covers_changed";
    CreditGiven = "order.credit_given";
    CustomerChanged = "order.customer_changed";
    DeviceEnrolled = "auth.device_enrolled";
    DeviceRevoked = "auth.device_revoked";
    DrawerCashMoved = "drawers.cash_moved";
    DrawerClosed = "drawers.closed";
    DrawerCounted = "drawers.counted";
    DrawerOpened = "drawers.opened";
    GroupRemoved = "menu.group_removed";
    GroupSaved = "menu.group_saved";
    IngredientAdjusted = "inventory.adjusted";
    IngredientSaved = "inventory.ingredient_saved";
    InvitationWithdrawn = "staff.invitation_withdrawn";
    ItemCreated = "menu.item_created";
    ItemEdited = "menu.item_edited";
    ItemGroupsSaved = "menu.item_groups_saved";
    LineAdded = "order.line_added";
    LineAdvanced = "order.line_advanced";
    LineCourseChanged = "order.line_course_changed";
    LineNoteChanged = "order.line_note_changed";
    LineQuantityChanged = "order.line_quantity_changed";
    LineRemoved = "order.line_removed";
    LineSeatChanged = "order.line_seat_changed";
    LineVoided = "order.line_voided";
    LinesFired = "order.lines_fired";
    LinesHeld = "order.lines_held";
    LinesMovedIn = "order.lines_moved_in";
    LinesMovedOut = "order.lines_moved_out";
    LinesSent = "order.lines_sent";
    LocationAdded = "inventory.location_added";
    MemberAdded = "staff.member_added";
    MemberChanged = "staff.member_changed";
    MemberRemoved = "staff.member_removed";
    MemberUnlocked = "staff.member_unlocked";
    MenuImported = "menu.imported";
    OrderAmended = "order.amended";
    OrderCancelled = "order.cancelled";
    OrderCompleted = "order.completed";
    OrderMerged = "order.merged";
    OrderNamed = "order.named";
    OrderNumbered = "order.numbered";
    OrderOpened = "order.opened";
    OrderPaid = "order.paid";
    OrderTableChanged = "order.table_changed";
    PaymentCaptured = "order.payment_captured";
    PaymentRefunded = "order.payment_refunded";
    PriceRuleRemoved = "menu.price_rule_removed";
    PriceRuleSaved = "menu.price_rule_saved";
    PromotionSaved = "promotions.saved";
    PromotionStopped = "promotions.stopped";
    QrTokenRotated = "tables.qr_token_rotated";
    RecipeSaved = "menu.recipe_saved";
    RefundFailed = "payments.refund_failed";
    RefundSentAgain = "payments.refund_sent_again";
    RefundSettled = "payments.refund_settled";
    RestaurantClosed = "restaurant.closed";
    RestaurantCreated = "restaurant.created";
    SeatingApproved = "tables.seating_approved";
    SeatingClosed = "tables.seating_closed";
    SeatingMoved = "tables.seating_moved";
    SeatingOpened = "tables.seating_opened";
    ServerChanged = "order.server_changed";
    ServiceAdded = "order.service_added";
    ServiceRemoved = "order.service_removed";
    ServiceWaived = "order.service_waived";
    SettingsChanged = "restaurant.settings_changed";
    ShiftCorrected = "staff.shift_corrected";
    StaffInvited = "staff.invited";
    StationRemoved = "menu.station_removed";
    StationSaved = "menu.station_saved";
    TableCreated = "tables.table_created";
    TaxClassRemoved = "restaurant.tax_class_removed";
    TaxClassSaved = "restaurant.tax_class_saved";
    TenderCorrected = "order.tender_corrected";
    VariantsSaved = "menu.variants_saved";
    VoucherRedeemed = "promotions.voucher_redeemed";
    VoucherReleased = "promotions.voucher_released";
    VoucherStopped = "promotions.voucher_stopped";
    VouchersMade = "promotions.vouchers_made";
    ZReported = "drawers.z_reported";
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
