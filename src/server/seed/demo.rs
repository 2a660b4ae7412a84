//! What `comanda seed` makes.

use anyhow::bail;

use super::{
    bistro, breakfast, history,
    mark::{BISTRO, BREAKFAST},
    people,
    premises::{Premises, where_to_go},
};
use crate::{
    kernel::{
        currency::Currency,
        ids::RestaurantId,
        language::Language,
        money::Rate,
        text::{Name, Slug},
    },
    menu::{model::Station, service::items},
    platform::ctx::{Caller, Ctx, Scope, World},
    restaurants::{
        model::{GuestOrders, Issuer, OrderRules, StockPolicy},
        service::{self as restaurants, NewRestaurant, NewTaxClass},
    },
    server::cli::say,
};

/// What every demo account signs in with. Public: it stands in the README.
pub const DEMO_PASSWORD: &str = "comanda-demo";

/// Nobody's restaurant yet.
pub fn platform(world: &World) -> Ctx {
    Ctx::new(world.clone(), Caller::System, Scope::Platform)
}

/// Two restaurants, six accounts, and `days` days of past orders. Finishes what an interrupted run left half made;
/// does nothing where there are other restaurants, or the whole demo, already.
pub async fn demo(world: &World, days: u32) -> anyhow::Result<()> {
    if 400 < days {
        bail!("at most 400 days of past orders");
    }
    let Some(_alone) = world.db.lock_alone("comanda seed").await? else {
        bail!("another process is making the demo in this database; wait for it");
    };
    let known = restaurants::all_ids(&platform(world)).await?;
    let half_made = BISTRO.find(&known);
    if BREAKFAST.find(&known).is_some() || (half_made.is_none() && !known.is_empty()) {
        say("There are restaurants already; the demo was left out.");
        return match half_made {
            Some(bistro) => tell(world, bistro).await,
            None => Ok(()),
        };
    }
    say(match half_made {
        Some(_) => "Finishing the demo that was interrupted. This takes a moment.",
        None => "Making the demo: a bistro, past orders, and a breakfast shop. This takes a moment.",
    });
    let staff = people::identities(world).await?;
    let bistro = match half_made {
        Some(id) => id,
        None => bistro::make(world, &staff).await?,
    };
    history::make(world, &Premises::find(world, bistro, &staff).await?, days).await?;
    breakfast::make(world, &staff).await?;
    tell(world, bistro).await
}

/// Says where to go, after the first start and after each further one.
async fn tell(world: &World, bistro: RestaurantId) -> anyhow::Result<()> {
    for line in where_to_go(world, bistro).await? {
        say(&line);
    }
    Ok(())
}

/// One bare restaurant to start from: no menu, no tables.
pub async fn empty(world: &World) -> anyhow::Result<()> {
    if !restaurants::all_ids(&platform(world)).await?.is_empty() {
        say("There are restaurants already; nothing was made.");
        return Ok(());
    }
    let ctx = platform(world);
    let id: RestaurantId = ctx.new_id();
    let ctx = Ctx::system(world.clone(), id);
    let mut tx = ctx.begin().await?;
    let new = NewRestaurant {
        id,
        slug: Slug::parse("restaurant")?,
        name: Name::parse("My restaurant")?,
        issuer: Issuer { legal_name: "My restaurant".to_owned(), address: String::new(), tax_id: String::new() },
        currency: Currency::parse("EUR")?,
        time_zone: chrono_tz::UTC,
        language: Language::En,
        prices_include_tax: true,
        stock_policy: StockPolicy::Block,
        guest_orders: GuestOrders::Approve,
        order_rules: OrderRules { discount_cap: Some(Rate::from_basis_points(1_000)), ..OrderRules::default() },
    };
    let tax = NewTaxClass { id: ctx.new_id(), name: "Standard".to_owned(), dine_in: Rate::ZERO, takeaway: Rate::ZERO };
    restaurants::create_in_tx(&mut tx, &new, &[tax]).await?;
    items::insert_station_in_tx(&mut tx, &Station { id: ctx.new_id(), name: "Kitchen".into() }, 0).await?;
    items::changed_in_tx(&mut tx).await?;
    tx.commit().await?;
    say("Made one bare restaurant. Give it an owner with `comanda bootstrap-admin`.");
    Ok(())
}
