//! Every id in the system, one newtype per table, alphabetical. Ids are vocabulary: any module may name them.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// The bare UUID, for SQL parameters.
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A discount, comp or promotion on an order; made by the client.
    AdjustmentId;
    /// A program's key for one restaurant.
    ApiKeyId;
    /// A room or terrace with tables.
    AreaId;
    /// A card that is held for an open tab; made by the client.
    AuthorisationId;
    /// Cash put into a drawer or taken out of it; made by the client.
    CashMovementId;
    CategoryId;
    /// A guest the restaurant knows by name.
    CustomerId;
    /// A screen on which people sign in by PIN.
    DeviceId;
    /// A person's cash from opening to closing; made by the client.
    DrawerId;
    /// One entry of the journal: balanced lines.
    EntryId;
    /// A phone at a table.
    GuestId;
    /// A group of modifiers offered together.
    GroupId;
    /// A person's login, across restaurants.
    IdentityId;
    IngredientId;
    InvitationId;
    ItemId;
    LineId;
    /// Where stock is kept.
    LocationId;
    /// A person's membership of one restaurant.
    MemberId;
    ModifierId;
    MovementId;
    /// What a client may safely repeat; made by the client.
    OperationId;
    /// One choice inside a combo's slot.
    OptionId;
    OrderId;
    PaymentId;
    /// Money given back; made by the client.
    RefundId;
    /// A price that holds at certain hours.
    PriceRuleId;
    PromotionId;
    /// One use of a voucher.
    RedemptionId;
    /// One ingredient of a recipe.
    RecipeLineId;
    /// A tenant.
    RestaurantId;
    /// A party's stay at a table, from opening to closing.
    SeatingId;
    /// One part of a divided bill; made by the client.
    ShareId;
    /// Somebody's time at work.
    ShiftId;
    /// A choice a combo asks for.
    SlotId;
    StationId;
    TableId;
    TaxClassId;
    TicketId;
    VariantId;
    VoucherId;
}
