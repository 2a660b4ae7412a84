//! Which gateway there is: Stripe where its keys are set, the simulated one otherwise. Money goes back the way it came.

use super::{Gateway, simulated::Simulated, stripe::Stripe};
use crate::{payments::service::GatewayName, platform::ctx::World};

/// For new payments.
pub fn chosen(world: &World) -> Box<dyn Gateway> {
    named(world, GatewayName::Stripe).unwrap_or_else(|| Box::new(simulated(world)))
}

/// The one that a payment came by; none when its keys are not set any more.
pub fn named(world: &World, name: GatewayName) -> Option<Box<dyn Gateway>> {
    match name {
        GatewayName::Simulated => Some(Box::new(simulated(world))),
        GatewayName::Stripe => {
            let settings = world.outside.stripe.clone()?;
            Some(Box::new(Stripe::new(world.outside.http.clone(), settings)))
        }
    }
}

/// The card terminal of demos and tests.
pub fn simulated(world: &World) -> Simulated {
    Simulated::new(world.db.system().clone(), &world.public_url, world.clock.now())
}
