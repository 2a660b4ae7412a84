//! The demo's accounts: one per role, the same people in both restaurants.

use anyhow::Context;

use super::{
    bistro::content,
    demo::{DEMO_PASSWORD, platform},
};
use crate::{
    auth::service::{self as auth, NewIdentity},
    kernel::{
        ids::IdentityId,
        permission::Role,
        text::{Name, Pin, Username},
    },
    platform::{crypto::hash_secret, ctx::World, db::Tx},
    restaurants::service::{self as restaurants, NewMember},
};

/// An account and the PIN it would unlock a till with.
pub struct Person {
    pub identity: IdentityId,
    pub role: Role,
    pub pin_hash: String,
}

pub async fn identities(world: &World) -> anyhow::Result<Vec<Person>> {
    let mut people = vec![];
    for staff in &content()?.staff {
        let role = Role::parse(&staff.role).with_context(|| format!("role {}", staff.role))?;
        let new = NewIdentity {
            username: Username::parse(&staff.username)?,
            email: Some(format!("{}@demo.example", staff.username)),
            display_name: Name::parse(&staff.name)?,
        };
        let identity = auth::save_identity(&platform(world), &new, DEMO_PASSWORD).await?;
        people.push(Person { identity, role, pin_hash: hash_secret(Pin::parse(&staff.pin)?.expose()).await? });
    }
    Ok(people)
}

/// The demo's accounts that anybody who read the README can still sign in with.
pub async fn open_to_anybody(world: &World) -> anyhow::Result<Vec<String>> {
    let mut open = vec![];
    for staff in content()?.staff {
        if auth::has_password(&platform(world), &staff.username, DEMO_PASSWORD).await? {
            open.push(staff.username);
        }
    }
    Ok(open)
}

/// Lets them work in this transaction's restaurant.
pub async fn hire_in_tx(tx: &mut Tx, people: &[Person]) -> anyhow::Result<()> {
    for person in people {
        let member = NewMember {
            id: tx.new_id(),
            identity: person.identity,
            role: person.role,
            pin_hash: Some(person.pin_hash.clone()),
        };
        restaurants::add_member_in_tx(tx, &member).await?;
    }
    Ok(())
}
