//! Who did it. Facts name people by id; names are looked up when shown.

use serde::{Deserialize, Serialize};

use super::ids::{ApiKeyId, GuestId, MemberId};

/// The one behind an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Actor {
    Member(MemberId),
    Guest(GuestId),
    /// A program with a key of its own.
    ApiKey(ApiKeyId),
    /// Comanda itself: seeding, importing, jobs.
    System,
    /// Somebody without an account or a seating.
    Stranger,
}

/// A stored actor that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an actor: {0:?}")]
pub struct NotAnActor(String);

impl Actor {
    /// Reads what `Display` writes: `member:<id>`, `guest:<id>`, `api_key:<id>`, `system`, `stranger`.
    pub fn parse(text: &str) -> Result<Self, NotAnActor> {
        let bad = || NotAnActor(text.to_owned());
        match text.split_once(':') {
            Some(("member", id)) => id.parse().map(Self::Member).map_err(|_| bad()),
            Some(("guest", id)) => id.parse().map(Self::Guest).map_err(|_| bad()),
            Some(("api_key", id)) => id.parse().map(Self::ApiKey).map_err(|_| bad()),
            None if text == "system" => Ok(Self::System),
            None if text == "stranger" => Ok(Self::Stranger),
            _ => Err(bad()),
        }
    }

    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::Member(id) => Some(id),
            Self::Guest(_) | Self::ApiKey(_) | Self::System | Self::Stranger => None,
        }
    }

    pub const fn guest(self) -> Option<GuestId> {
        match self {
            Self::Guest(id) => Some(id),
            Self::Member(_) | Self::ApiKey(_) | Self::System | Self::Stranger => None,
        }
    }
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Member(id) => write!(f, "member:{id}"),
            Self::Guest(id) => write!(f, "guest:{id}"),
            Self::ApiKey(id) => write!(f, "api_key:{id}"),
            Self::System => f.write_str("system"),
            Self::Stranger => f.write_str("stranger"),
        }
    }
}

impl TryFrom<String> for Actor {
    type Error = NotAnActor;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Actor> for String {
    fn from(actor: Actor) -> Self {
        actor.to_string()
    }
}
