//! What `comanda seed` makes.

use anyhow::bail;

use super::{bistro, breakfast, history, people};
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

/// Two restaurants, six accounts, and `days` days of past orders. Does nothing where there are restaurants already.
pub async fn demo(world: &World, days: u32) -> anyhow::Result<()> {
    if !restaurants::all_ids(&platform(world)).await?.is_empty() {
        say("There are restaurants already; the demo was left out.");
        return Ok(());
    }
    if 400 < days {
        bail!("at most 400 days of past orders");
    }
    say("Making the demo: a bistro, a breakfast shop, and past orders. This takes a moment.");
    let staff = people::identities(world).await?;
    let bistro = bistro::make(world, &staff).await?;
    breakfast::make(world, &staff).await?;
    history::make(world, &bistro, days).await?;
    for line in bistro.where_to_go(world) {
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
