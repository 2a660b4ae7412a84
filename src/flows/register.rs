//! An owner comes with a first restaurant, or opens a further one.

use crate::{
    auth::{
        model::Registration,
        service::{NewIdentity, password_rules, passwords},
    },
    kernel::{
        currency::Currency,
        error::AppError,
        flaw::Flaw,
        ids::{IdentityId, MemberId, RestaurantId},
        language::Language,
        money::Rate,
        permission::{Permission, Rights, Role},
        text::{Name, Slug, TextError},
    },
    menu::{model::Station, service::items},
    platform::{
        crypto,
        ctx::{Caller, Ctx, Scope},
        db::Tx,
        rate_limit::Limit,
    },
    restaurants::{
        model::{GuestOrders, Issuer, Opening, OrderRules, StockPolicy},
        service::{self as restaurants, NewMember, NewRestaurant, NewTaxClass},
    },
};

/// Owners that may come from one address.
const SIGN_UP: Limit = Limit { tries: 3, window_s: 60 };

/// What was made.
#[derive(Clone, Copy, Debug)]
pub struct Registered {
    pub identity: IdentityId,
    pub restaurant: RestaurantId,
}

/// Makes an owner's login and their first restaurant: both or neither.
pub async fn register(
    ctx: &Ctx,
    new: &Registration,
    restaurant: RestaurantId,
    address: &str,
) -> Result<Registered, AppError> {
    ctx.require(Permission::SignIn)?;
    ctx.world().limits.count(&format!("sign_up:{address}"), SIGN_UP, ctx.now()).await?;
    let display_name = Name::parse(&new.name).map_err(|error| flaw("name", error))?;
    let email = passwords::parse_email(&new.email)?;
    password_rules::check(&new.password)?;
    let house = read(&new.restaurant, restaurant)?;
    let username = passwords::username_for(ctx, &email).await?;
    let password_hash = crypto::hash_secret(&new.password).await?;
    let login = NewIdentity { username, email: Some(email), display_name };
    let (identity, owner) = (ctx.new_id(), as_owner(ctx, restaurant, ctx.new_id()));
    let mut tx = owner.begin().await?;
    passwords::add_identity_in_tx(&mut tx, identity, &login, &password_hash).await?;
    open_in_tx(&owner, &mut tx, &house, identity).await?;
    tx.commit().await?;
    Ok(Registered { identity, restaurant })
}

/// Opens a further restaurant; whoever does is its owner.
pub async fn open_restaurant(ctx: &Ctx, opening: &Opening, restaurant: RestaurantId) -> Result<(), AppError> {
    ctx.require(Permission::RestaurantsCreate)?;
    let house = read(opening, restaurant)?;
    let identity = passwords::own_identity(ctx).await?;
    let owner = as_owner(ctx, restaurant, ctx.new_id());
    let mut tx = owner.begin().await?;
    open_in_tx(&owner, &mut tx, &house, identity).await?;
    tx.commit().await
}

/// The owner in the restaurant that is being made.
fn as_owner(ctx: &Ctx, restaurant: RestaurantId, member: MemberId) -> Ctx {
    let caller = Caller::Member { member, rights: Rights::of(Role::Owner) };
    Ctx::new(ctx.world().clone(), caller, Scope::Restaurant(restaurant))
}

/// The restaurant with a first tax class and a kitchen, so that the first dish has where to go; and its owner.
async fn open_in_tx(owner: &Ctx, tx: &mut Tx, house: &NewRestaurant, identity: IdentityId) -> Result<(), AppError> {
    let (tax_name, kitchen) = match house.language {
        Language::Es => ("General", "Cocina"),
        Language::En | Language::Zh => ("Standard", "Kitchen"),
    };
    let tax = NewTaxClass { id: owner.new_id(), name: tax_name.to_owned(), dine_in: Rate::ZERO, takeaway: Rate::ZERO };
    restaurants::create_in_tx(tx, house, &[tax]).await?;
    items::insert_station_in_tx(tx, &Station { id: owner.new_id(), name: kitchen.into() }, 0).await?;
    items::changed_in_tx(tx).await?;
    let id = owner.actor().member().ok_or(AppError::Unauthenticated)?;
    restaurants::add_member_in_tx(tx, &NewMember { id, identity, role: Role::Owner, pin_hash: None }).await?;
    Ok(())
}

fn flaw(field: &str, error: TextError) -> AppError {
    AppError::flaw(field, Flaw::from(error))
}

/// What was asked for, read.
fn read(opening: &Opening, id: RestaurantId) -> Result<NewRestaurant, AppError> {
    let listed = |field| AppError::flaw(field, Flaw::NotInList);
    let name = Name::parse(&opening.name).map_err(|error| flaw("restaurant.name", error))?;
    let slug = Slug::parse(&opening.slug)
        .map_err(|error| AppError::invalid("restaurant.slug", format!("The address {error}.")))?;
    Ok(NewRestaurant {
        id,
        slug,
        issuer: Issuer { legal_name: name.as_str().to_owned(), address: String::new(), tax_id: String::new() },
        name,
        currency: Currency::parse(&opening.currency).map_err(|_| listed("restaurant.currency"))?,
        time_zone: opening.time_zone.parse().map_err(|_| listed("restaurant.time_zone"))?,
        language: Language::parse(&opening.language).ok_or_else(|| listed("restaurant.language"))?,
        prices_include_tax: opening.prices_include_tax,
        stock_policy: StockPolicy::Block,
        guest_orders: GuestOrders::Approve,
        order_rules: OrderRules { discount_cap: Some(Rate::from_basis_points(1_000)), ..OrderRules::default() },
    })
}
