//! Whom a stream belongs to, and whether they may still listen.

use serde::{Deserialize, Serialize};

use crate::{
    auth::{
        model::Here,
        service::{Standing, anybody, keys, sign_ins, standing},
    },
    kernel::{
        error::AppError,
        ids::{ApiKeyId, IdentityId, RestaurantId},
    },
    platform::ctx::{Caller, Ctx, Scope, World},
    server::identify::Identified,
    tables::service as tables,
};

/// By what each is found; nothing of it opens anything by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    Browser {
        identity: IdentityId,
        session: Vec<u8>,
        restaurant: RestaurantId,
    },
    Program {
        identity: IdentityId,
        sign_in: uuid::Uuid,
        restaurant: RestaurantId,
    },
    Key {
        key: ApiKeyId,
        restaurant: RestaurantId,
    },
    Guest {
        phone: Vec<u8>,
    },
    /// Whoever asks where sign-in is switched off.
    Anybody {
        restaurant: RestaurantId,
    },
}

impl Holder {
    /// Whoever asks as staff.
    pub fn of_staff(identified: &Identified) -> Result<Self, AppError> {
        let ctx = identified.staff.as_ref().ok_or(AppError::Unauthenticated)?;
        let restaurant = ctx.restaurant()?;
        if let Caller::ApiKey { key, .. } = ctx.caller() {
            return Ok(Self::Key { key, restaurant });
        }
        if identified.is_anybody {
            return Ok(Self::Anybody { restaurant });
        }
        match &identified.here {
            Some(Here { identity, session: Some(session), .. }) => {
                Ok(Self::Browser { identity: *identity, session: session.clone(), restaurant })
            }
            Some(Here { identity, program: Some(sign_in), .. }) => {
                Ok(Self::Program { identity: *identity, sign_in: *sign_in, restaurant })
            }
            _ => Err(AppError::Unauthenticated),
        }
    }

    /// Whoever asks as a guest.
    pub fn of_guest(identified: &Identified) -> Result<Self, AppError> {
        let token = identified.guest_token.as_ref().ok_or(AppError::Unauthenticated)?;
        Ok(Self::Guest { phone: tables::phone_key(token) })
    }

    /// The same person, listening in another of their restaurants. A key and a guest have one only.
    pub fn in_restaurant(self, wanted: RestaurantId) -> Option<Self> {
        match self {
            Self::Browser { identity, session, .. } => Some(Self::Browser { identity, session, restaurant: wanted }),
            Self::Program { identity, sign_in, .. } => Some(Self::Program { identity, sign_in, restaurant: wanted }),
            Self::Anybody { .. } => Some(Self::Anybody { restaurant: wanted }),
            Self::Key { restaurant, .. } if restaurant == wanted => Some(self),
            Self::Key { .. } | Self::Guest { .. } => None,
        }
    }

    /// With the rights that they have at this moment; none when they have none left.
    pub async fn ctx(&self, world: &World) -> Result<Option<Ctx>, AppError> {
        let stranger = Ctx::new(world.clone(), Caller::Stranger, Scope::Platform);
        let (here, restaurant) = match self {
            Self::Guest { phone } => {
                let joined = tables::find_phone(&stranger, phone).await?;
                return Ok(joined.map(|joined| {
                    Ctx::new(world.clone(), Caller::Guest(joined.seat), Scope::Restaurant(joined.restaurant))
                }));
            }
            Self::Key { key, restaurant } => {
                let scopes = keys::scopes_now(&stranger, *restaurant, *key).await?;
                return Ok(scopes.map(|scopes| {
                    let caller = Caller::ApiKey { key: *key, scopes };
                    Ctx::new(world.clone(), caller, Scope::Restaurant(*restaurant))
                }));
            }
            Self::Anybody { restaurant } => {
                let Some(identity) = anybody(&stranger).await? else { return Ok(None) };
                return at(world, standing(&stranger, identity, Some(*restaurant)).await?, *restaurant);
            }
            Self::Browser { identity, session, restaurant } => {
                (Here { identity: *identity, session: Some(session.clone()), program: None }, *restaurant)
            }
            Self::Program { identity, sign_in, restaurant } => {
                (Here { identity: *identity, session: None, program: Some(*sign_in) }, *restaurant)
            }
        };
        if !sign_ins::is_live(&stranger, &here).await? {
            return Ok(None);
        }
        at(world, standing(&stranger, here.identity, Some(restaurant)).await?, restaurant)
    }
}

/// Somebody at work in this restaurant; none for whoever works elsewhere only.
fn at(world: &World, standing: Option<Standing>, restaurant: RestaurantId) -> Result<Option<Ctx>, AppError> {
    let standing = standing.filter(|standing| standing.restaurant == restaurant);
    Ok(standing.map(|standing| {
        let caller = Caller::Member { member: standing.member, rights: standing.rights };
        Ctx::new(world.clone(), caller, Scope::Restaurant(restaurant))
    }))
}
