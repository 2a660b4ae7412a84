//! Tills and tablets of the house, on which people sign in with their PIN.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{DeviceId, MemberId},
    permission::Role,
    time::Timestamp,
};

/// A device that a manager enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Device {
    pub id: DeviceId,
    pub name: String,
    pub enrolled_by: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub enrolled_at: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub last_used_at: Option<Timestamp>,
    /// The one that asks.
    pub is_this: bool,
}

/// Who may sign in on a device: whoever works there and has a PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct PinPerson {
    pub member: MemberId,
    pub name: String,
    pub role: Role,
}

/// A device as its own screen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Till {
    pub name: String,
    pub restaurant: String,
    pub people: Vec<PinPerson>,
}
