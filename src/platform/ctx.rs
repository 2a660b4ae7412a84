//! Who is asking, for which restaurant, at what time, with what to answer.

use super::{
    clock::Clock,
    config::{accounts::AccountSettings, mail::MailSettings, stripe::StripeSettings},
    crypto,
    db::{Database, Tx},
    http::Http,
    live::Live,
    openid::Provider,
    pictures::Pictures,
    rate_limit::Limits,
};
use crate::kernel::{
    actor::Actor,
    error::AppError,
    ids::{ApiKeyId, GuestId, MemberId, RestaurantId, SeatingId, TableId},
    permission::{Grant, Permission, PermissionSet, Rights, guest_allows, outlives_house, stranger_allows},
    time::Timestamp,
};

/// The parts of the world that every act needs. One per process, cheap to clone.
#[derive(Clone, Debug)]
pub struct World {
    pub db: Database,
    pub clock: Clock,
    pub live: Live,
    /// What links and QR codes begin with, without a slash at the end.
    pub public_url: std::sync::Arc<str>,
    pub outside: Outside,
    pub accounts: std::sync::Arc<AccountSettings>,
    /// Pictures that people brought.
    pub pictures: Pictures,
    /// How often something was tried.
    pub limits: Limits,
}

/// Who is spoken to beyond the house.
#[derive(Clone, Debug)]
pub struct Outside {
    pub http: Http,
    pub stripe: Option<std::sync::Arc<StripeSettings>>,
    /// Where letters are handed over; none: they are only kept.
    pub mail: Option<std::sync::Arc<MailSettings>>,
    /// Who vouches for people that sign in with Google; none: it is not offered.
    pub google: Option<std::sync::Arc<Provider>>,
    /// Whether a house in business is served: then no guest settles a bill with a card that is none.
    pub is_production: bool,
}

impl Outside {
    /// Whether guests pay by card on their own phones.
    pub const fn guests_pay(&self) -> bool {
        self.stripe.is_some() || !self.is_production
    }
}

/// What a caller may act on. Platform: nobody's restaurant yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Platform,
    Restaurant(RestaurantId),
}

/// Who the caller turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Member {
        member: MemberId,
        rights: Rights,
    },
    Guest(Seat),
    /// A program with a key of its own, and what the key is good for.
    ApiKey {
        key: ApiKeyId,
        scopes: PermissionSet,
    },
    System,
    Stranger,
}

/// A guest's place: what a phone at a table may see and change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub guest: GuestId,
    pub seating: SeatingId,
    pub table: TableId,
}

/// One caller's view of the world.
#[derive(Clone, Debug)]
pub struct Ctx {
    world: World,
    caller: Caller,
    scope: Scope,
    /// The restaurant was given up.
    is_closed: bool,
}

impl Ctx {
    pub const fn new(world: World, caller: Caller, scope: Scope) -> Self {
        Self { world, caller, scope, is_closed: false }
    }

    /// The same where the restaurant was given up: only what outlives it is still done.
    pub const fn where_closed(mut self, is_closed: bool) -> Self {
        self.is_closed = is_closed;
        self
    }

    /// Comanda itself, in a restaurant: seeding, importing.
    pub const fn system(world: World, restaurant: RestaurantId) -> Self {
        Self::new(world, Caller::System, Scope::Restaurant(restaurant))
    }

    /// Comanda itself, in nobody's restaurant yet: what has to be looked after in all of them.
    pub const fn system_everywhere(world: World) -> Self {
        Self::new(world, Caller::System, Scope::Platform)
    }

    /// Comanda itself in this restaurant, for what follows an act whose rights were looked at.
    pub fn as_comanda(&self) -> Result<Self, AppError> {
        Ok(Self::system(self.world.clone(), self.restaurant()?))
    }

    pub const fn world(&self) -> &World {
        &self.world
    }

    pub const fn caller(&self) -> Caller {
        self.caller
    }

    pub const fn actor(&self) -> Actor {
        match self.caller {
            Caller::Member { member, .. } => Actor::Member(member),
            Caller::Guest(seat) => Actor::Guest(seat.guest),
            Caller::ApiKey { key, .. } => Actor::ApiKey(key),
            Caller::System => Actor::System,
            Caller::Stranger => Actor::Stranger,
        }
    }

    pub fn restaurant(&self) -> Result<RestaurantId, AppError> {
        match self.scope {
            Scope::Restaurant(restaurant) => Ok(restaurant),
            Scope::Platform => Err(AppError::Unauthenticated),
        }
    }

    /// The guest's own place; staff have none.
    pub const fn seat(&self) -> Result<Seat, AppError> {
        match self.caller {
            Caller::Guest(seat) => Ok(seat),
            Caller::Member { .. } | Caller::ApiKey { .. } | Caller::System | Caller::Stranger => {
                Err(AppError::Unauthenticated)
            }
        }
    }

    /// The first line of every act.
    pub fn require(&self, permission: Permission) -> Result<(), AppError> {
        let allowed = match self.caller {
            Caller::System => true,
            Caller::Member { rights, .. } => rights.allows(permission),
            Caller::ApiKey { scopes, .. } => scopes.contains(permission) || stranger_allows(permission),
            Caller::Guest(_) => guest_allows(permission),
            Caller::Stranger => stranger_allows(permission),
        };
        match (allowed, self.caller) {
            (true, _) if self.is_closed && !outlives_house(permission) => Err(AppError::closed_for_good()),
            (true, _) => Ok(()),
            (false, Caller::Stranger) => Err(AppError::Unauthenticated),
            (false, _) => Err(AppError::Forbidden { permission }),
        }
    }

    /// How far this caller goes with a permission: alone, with an approval, or not at all.
    pub fn grant(&self, permission: Permission) -> Grant {
        match self.caller {
            Caller::Member { .. } if self.is_closed && !outlives_house(permission) => Grant::No,
            Caller::Member { rights, .. } => rights.grant(permission),
            Caller::System | Caller::Guest(_) | Caller::ApiKey { .. } | Caller::Stranger => {
                if self.require(permission).is_ok() { Grant::Yes } else { Grant::No }
            }
        }
    }

    pub fn now(&self) -> Timestamp {
        self.world.clock.now()
    }

    pub fn new_id<T: From<uuid::Uuid>>(&self) -> T {
        crypto::new_id()
    }

    /// Begins an act in this restaurant. Nothing has happened until it is committed.
    pub async fn begin(&self) -> Result<Tx, AppError> {
        let (db, live) = (&self.world.db, self.world.live.clone());
        Ok(db.tx(self.restaurant()?, live, self.actor(), self.now()).await?)
    }
}
