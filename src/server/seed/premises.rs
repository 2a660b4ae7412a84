//! The bistro as it stands: who works there, where guests sit, what belongs on the shelf.

use anyhow::Context;

use super::{
    bistro,
    demo::{DEMO_PASSWORD, platform},
    people::Person,
};
use crate::{
    auth::service as auth,
    inventory::service as inventory,
    kernel::{
        ids::{MemberId, RestaurantId, TableId},
        permission::Role,
        quantity::Quantity,
        time::Timestamp,
    },
    menu::model::Need,
    platform::ctx::{Ctx, World},
    restaurants::service as restaurants,
    tables::service as tables,
};

/// What the past's orders are made of.
pub struct Premises {
    pub id: RestaurantId,
    pub members: Vec<(Role, MemberId)>,
    /// The tables where nobody sits.
    pub tables: Vec<TableId>,
    /// How much of each ingredient there is after the past.
    pub levels: Vec<Need>,
    /// The past ends here.
    pub opened_at: Timestamp,
}

impl Premises {
    pub async fn find(world: &World, id: RestaurantId, staff: &[Person]) -> anyhow::Result<Self> {
        let ctx = Ctx::system(world.clone(), id);
        let mut members = vec![];
        for person in staff {
            let standing = auth::standing(&platform(world), person.identity, Some(id)).await?;
            let here = standing.filter(|standing| standing.restaurant == id);
            members.extend(here.map(|standing| (person.role, standing.member)));
        }
        let floor = tables::floor(&ctx).await?;
        let tables = floor.tables.iter().filter(|table| table.seating.is_none()).map(|table| table.id).collect();
        let mut tx = ctx.begin().await?;
        let opened_at = restaurants::created_at_in_tx(&mut tx).await?;
        let shelf = inventory::list_in_tx(&mut tx).await?;
        let mut levels = vec![];
        for wanted in &bistro::content()?.ingredients {
            let quantity = Quantity::parse(&wanted.on_hand).with_context(|| format!("quantity {}", wanted.on_hand))?;
            let known = shelf.iter().find(|ingredient| ingredient.name == wanted.name);
            levels.extend(known.map(|ingredient| Need { ingredient: ingredient.id, quantity }));
        }
        Ok(Self { id, members, tables, levels, opened_at })
    }
}

/// What the person at the terminal opens next.
pub async fn where_to_go(world: &World, bistro: RestaurantId) -> anyhow::Result<Vec<String>> {
    let codes = tables::table_codes(&Ctx::system(world.clone(), bistro)).await?;
    let table = codes.first().map_or("", |code| code.url.as_str());
    let url = &world.public_url;
    let staff = bistro::content()?.staff;
    let accounts: Vec<_> = staff.iter().map(|staff| format!("{} {}", staff.username, staff.pin)).collect();
    let accounts = accounts.join(", ");
    Ok(vec![
        String::new(),
        format!("  Guest      {table}   (table 1; the codes of all tables are in /admin/tables)"),
        format!("  Counter    {url}/pos      sign in as waiter1 or cashier1"),
        format!("  Kitchen    {url}/kds      sign in as kitchen1"),
        format!("  Office     {url}/admin    sign in as owner1 or manager1"),
        format!("  Password of every demo account: {DEMO_PASSWORD}"),
        format!("  Accounts with their PINs: {accounts}"),
        String::new(),
    ])
}
