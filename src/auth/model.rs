//! Who is signed in, as screens see it.

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{MemberId, RestaurantId},
        permission::{Permission, Role},
    },
    restaurants::model::Restaurant,
};

/// The person at this screen and the restaurant they work in right now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
    pub restaurant: Restaurant,
    /// Every restaurant this person belongs to, for the switcher.
    pub restaurants: Vec<Membership>,
}

/// A yes of somebody who may, as a random token that is good for one act on one order. Never shown and never logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Approval(String);

impl Approval {
    pub const fn new(token: String) -> Self {
        Self(token)
    }

    /// For hashing only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Approval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Approval")
    }
}

/// Somebody who may approve an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approver {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub restaurant: RestaurantId,
    pub name: String,
    pub role: Role,
}

impl Me {
    /// Whether a control should be offered; the server asks again.
    pub const fn may(&self, permission: Permission) -> bool {
        self.role.allows(permission)
    }

    /// Where this person's work starts.
    pub const fn home(&self) -> &'static str {
        match self.role {
            Role::Owner | Role::Manager => "/admin",
            Role::Cashier | Role::Waiter | Role::Trainee => "/pos",
            Role::Kitchen => "/kds",
        }
    }
}
