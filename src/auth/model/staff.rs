//! Who works here, as the back office and programs see it.

use serde::{Deserialize, Serialize};

use crate::kernel::{
    ids::{InvitationId, MemberId},
    permission::{PermissionSet, Rights, Role},
    time::Timestamp,
};

/// Somebody who works here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct StaffMember {
    pub id: MemberId,
    pub name: String,
    pub username: String,
    pub email: Option<String>,
    pub rights: Rights,
    pub has_pin: bool,
    /// Too many wrong passwords: until then no password is right.
    #[cfg_attr(feature = "ssr", schema(value_type = Option<String>, format = DateTime))]
    pub locked_until: Option<Timestamp>,
    /// Works in another restaurant, too: the login is not this one's to change.
    pub works_elsewhere: bool,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub since: Timestamp,
}

/// Somebody new whose login is made here: people without e-mail, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct NewStaff {
    #[cfg_attr(feature = "ssr", schema(min_length = 1, max_length = 120))]
    pub name: String,
    /// What they sign in with: small letters, digits and dashes.
    #[cfg_attr(feature = "ssr", schema(min_length = 1, max_length = 60, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub username: String,
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(format = Email, max_length = 254))]
    pub email: Option<String>,
    #[cfg_attr(feature = "ssr", schema(min_length = 10, max_length = 1000))]
    pub password: String,
    pub role: Role,
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(pattern = "^[0-9]{4,6}$"))]
    pub pin: Option<String>,
}

/// What is changed of a member; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct MemberChange {
    #[serde(default)]
    pub role: Option<Role>,
    /// All that the person may do beyond the role.
    #[serde(default)]
    pub granted: Option<PermissionSet>,
    /// All that is taken from the role.
    #[serde(default)]
    pub taken: Option<PermissionSet>,
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(pattern = "^[0-9]{4,6}$"))]
    pub pin: Option<String>,
    /// A new password, where the login belongs to this restaurant alone. Whoever was signed in is not any more.
    #[serde(default)]
    #[cfg_attr(feature = "ssr", schema(min_length = 10, max_length = 1000))]
    pub password: Option<String>,
}

/// An invitation that nobody has answered yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Invitation {
    pub id: InvitationId,
    pub email: String,
    pub role: Role,
    /// Who invited.
    pub by: String,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    #[cfg_attr(feature = "ssr", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    pub is_expired: bool,
}

/// An invitation as the person sees it who has its link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(utoipa::ToSchema))]
pub struct Invited {
    pub restaurant: String,
    pub email: String,
    pub role: Role,
    /// Somebody signs in with this e-mail: the password is theirs, no new one.
    pub has_login: bool,
}

/// Everybody who works here, and who is asked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub members: Vec<StaffMember>,
    pub invitations: Vec<Invitation>,
    /// Whose page it is.
    pub own: Option<MemberId>,
}
