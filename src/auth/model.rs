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
