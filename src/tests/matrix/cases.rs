//! Who asks.

use crate::{
    auth::service::tokens,
    flows::join_table::join_table,
    kernel::permission::{Grant, Permission, Role, guest_allows},
    server::identify::GUEST_PREFIX,
    tests::{app::TestApp, fixtures::House},
};

use super::outcome::Outcome;

/// Whom a route is for at all; the right decides among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Staff,
    /// Staff who may by themselves: there is no asking for somebody's PIN.
    StaffAlone,
    Guests,
    /// Guests of the table whose code the call names.
    Table,
    /// Whoever is signed in, about their own login.
    Own,
    /// Staff, or a guest for themselves.
    Both,
    Anyone,
}

impl For {
    pub fn parse(word: &str) -> Self {
        match word {
            "staff" => Self::Staff,
            "alone" => Self::StaffAlone,
            "guests" => Self::Guests,
            "table" => Self::Table,
            "own" => Self::Own,
            "both" => Self::Both,
            "anyone" => Self::Anyone,
            other => panic!("{other} is nobody"),
        }
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Stranger,
    Guest,
    Member(Role),
}

impl Who {
    pub fn all() -> Vec<Self> {
        [Self::Stranger, Self::Guest].into_iter().chain(Role::ALL.into_iter().rev().map(Self::Member)).collect()
    }

    /// What the table of the product says.
    pub fn expected(self, whom: For, permission: Permission) -> Outcome {
        let is_public = permission.as_str().starts_with("public.");
        match (whom, self) {
            (For::Anyone, _) => Outcome::LetIn,
            (For::Guests | For::Table, Self::Guest) if is_public || guest_allows(permission) => Outcome::LetIn,
            (For::Both, Self::Guest) => Outcome::LetIn,
            (For::Guests | For::Table, _) | (_, Self::Stranger | Self::Guest) => Outcome::SignInFirst,
            (_, Self::Member(_)) if is_public => Outcome::LetIn,
            (_, Self::Member(role)) => match role.grant(permission) {
                Grant::Yes => Outcome::LetIn,
                Grant::WithApproval if whom == For::Staff => Outcome::LetIn,
                Grant::WithApproval | Grant::No => Outcome::Forbidden,
            },
        }
    }

    /// A token of their own. A member's is made anew: whatever is done with it ends nobody else's.
    pub async fn token(self, app: &TestApp, guest: &str) -> String {
        match self {
            Self::Stranger => String::new(),
            Self::Guest => format!("{GUEST_PREFIX}{guest}"),
            Self::Member(role) => member_token(&app.house, role).await,
        }
    }
}

pub async fn member_token(house: &House, role: Role) -> String {
    let pair = tokens::start(&house.stranger(), house.identities[&role], Some(house.id), "").await;
    pair.unwrap().access_token
}

/// What a phone at the first table is known by.
pub async fn guest(app: &TestApp) -> String {
    guest_of(app, 0).await
}

/// The same at this table, counted from none.
pub async fn guest_of(app: &TestApp, table: usize) -> String {
    join_table(&app.house.stranger(), &app.house.codes[table], None).await.unwrap().new_token.unwrap()
}
