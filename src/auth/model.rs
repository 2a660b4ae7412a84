//! Who is signed in, as screens see it.

pub mod devices;
pub mod staff;

use serde::{Deserialize, Serialize};

use crate::{
    kernel::{
        ids::{ApiKeyId, IdentityId, MemberId, RestaurantId},
        permission::{Permission, Rights, Role},
        time::Timestamp,
    },
    restaurants::model::{Opening, Restaurant},
};

/// The person at this screen and the restaurant they work in right now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
    /// The role with the exceptions made for this person.
    pub rights: Rights,
    pub restaurant: Restaurant,
    /// Every restaurant this person belongs to, for the switcher.
    pub restaurants: Vec<Membership>,
}

/// A yes of somebody who may, as a random token that is good for one act on one order. Never shown and never logged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
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
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Approver {
    pub member: MemberId,
    pub name: String,
    pub rights: Rights,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Membership {
    pub restaurant: RestaurantId,
    pub name: String,
    pub role: Role,
}

impl Me {
    /// Whether a control should be offered; the server asks again.
    pub const fn may(&self, permission: Permission) -> bool {
        self.rights.allows(permission)
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

/// What a program is given when it signs in or comes back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct TokenPair {
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds until the access token is over.
    pub expires_in: i64,
    /// For the next pair; none where the one at hand stays good.
    pub refresh_token: Option<String>,
    /// The restaurant the access token works in.
    pub restaurant: Option<RestaurantId>,
    pub restaurants: Vec<Membership>,
}

impl std::fmt::Debug for TokenPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenPair").field("restaurant", &self.restaurant).finish_non_exhaustive()
    }
}

/// How somebody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub enum SignInKind {
    /// By a cookie.
    Browser,
    /// By tokens.
    Program,
}

/// A place where somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SignIn {
    pub id: uuid::Uuid,
    pub kind: SignInKind,
    /// What the browser or the program calls itself.
    pub user_agent: String,
    /// Where a browser signed in from; empty for a program.
    pub address: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// To within five minutes.
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub last_used_at: Timestamp,
    /// The one that asks.
    pub is_current: bool,
}

/// Something that happened around signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct SecurityEvent {
    pub id: uuid::Uuid,
    pub kind: String,
    /// Whose account it was, where it was anybody's.
    pub person: Option<String>,
    pub actor: String,
    pub address: String,
    /// More of it, as JSON.
    pub detail: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// A program's key. The key itself is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub name: String,
    pub scopes: Vec<Permission>,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub last_used_at: Option<Timestamp>,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub revoked_at: Option<Timestamp>,
}

/// A letter that was written to somebody. It is kept here to be read where no mail is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct OutboxMessage {
    pub id: uuid::Uuid,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// When a mail server took it; none where no mail is sent, or not yet.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub sent_at: Option<Timestamp>,
}

/// An owner about to be, with their first restaurant.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Registration {
    #[cfg_attr(feature = "ssr", schema(min_length = 1, max_length = 120))]
    pub name: String,
    #[cfg_attr(feature = "ssr", schema(format = Email, max_length = 254))]
    pub email: String,
    #[cfg_attr(feature = "ssr", schema(format = Password, min_length = 10, max_length = 1000))]
    pub password: String,
    pub restaurant: Opening,
}

impl std::fmt::Debug for Registration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Registration").field("restaurant", &self.restaurant).finish_non_exhaustive()
    }
}

/// Whose login asks, and which of its sign-ins.
#[derive(Clone, Debug)]
pub struct Here {
    pub identity: IdentityId,
    /// What the browser's session is found by.
    pub session: Option<Vec<u8>>,
    /// The program's family of tokens.
    pub program: Option<uuid::Uuid>,
}
