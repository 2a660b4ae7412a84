//! What is asked about an order, one thing at a time.

use crate::{kernel::ids::LineId, orders::model::adjust::Scope};

/// The sheet that lies over the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Why a sent line is taken back.
    Void(LineId),
    /// How much is taken off, and why.
    Discount(Scope),
    /// Why it is on the house.
    Comp(Scope),
    /// Why there is no service charge.
    Waive,
    /// Guests, name, who serves.
    Party,
    /// The code of a voucher.
    Voucher,
    /// Whose points and vouchers it counts for.
    Customer,
    /// Whom documents are made out to.
    BillTo,
    /// A card that is held for it.
    HeldCard,
    /// Where the order goes, or a part of it.
    Move {
        is_part: bool,
    },
    /// Whether the cart is sent before money is taken.
    SendFirst,
    Split,
    Cancel,
    /// Why a paid bill is changed, be it open or complete.
    Amend,
    Refund,
    /// Which payment was keyed in wrongly.
    Tender,
}
