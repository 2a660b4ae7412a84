//! A small trattoria, made through services: an illegal state cannot be set up.

use std::collections::HashMap;

use crate::{
    auth::service::{self as auth, NewIdentity},
    inventory::{
        model::Reason,
        service::{self as inventory, NewIngredient},
    },
    kernel::{
        currency::Currency,
        ids::{AreaId, IdentityId, IngredientId, ItemId, MemberId, ModifierId, RestaurantId, TableId, VariantId},
        language::Language,
        money::{Money, Rate},
        permission::{Rights, Role},
        quantity::{Quantity, Unit},
        text::{Name, Slug, Username},
    },
    menu::{
        model::{Availability, Category, Group, Item, Modifier, Need, Pricing, Station, Variant},
        service::{items, recipes},
    },
    platform::{
        crypto::new_token,
        ctx::{Caller, Ctx, Scope, World},
        db::Tx,
    },
    restaurants::{
        model::{GuestOrders, Issuer, OrderRules, StockPolicy},
        service::{self as restaurants, NewMember, NewRestaurant, NewTaxClass},
    },
    tables::{
        model::{Area, Shape, Table},
        service as tables,
    },
};

/// What every account of a test signs in with.
pub const PASSWORD: &str = "a long test password";

/// Everybody's PIN.
pub const PIN: &str = "4711";

/// The trattoria: a coffee without choices, a burger with extras, a wine by the glass or the bottle.
pub struct House {
    pub id: RestaurantId,
    pub world: World,
    pub members: HashMap<Role, MemberId>,
    pub identities: HashMap<Role, IdentityId>,
    pub slug: String,
    pub tables: Vec<TableId>,
    pub codes: Vec<String>,
    /// 3.20, 18 g of beans.
    pub coffee: ItemId,
    /// 12.00, one bun and 150 g of beef.
    pub burger: ItemId,
    /// +1.50, 20 g of cheese.
    pub cheese: ModifierId,
    pub wine: ItemId,
    /// 21.00.
    pub bottle: VariantId,
    pub buns: IngredientId,
    pub beef: IngredientId,
}

/// How a test wants its house.
#[derive(Clone, Copy)]
pub struct Wishes {
    pub policy: StockPolicy,
    pub guests: GuestOrders,
    /// Buns on the shelf.
    pub buns: i64,
    pub rules: OrderRules,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { policy: StockPolicy::Block, guests: GuestOrders::Open, buns: 10, rules: OrderRules::default() }
    }
}

impl House {
    pub fn ctx(&self, role: Role) -> Ctx {
        let caller = Caller::Member { member: self.members[&role], rights: Rights::of(role) };
        Ctx::new(self.world.clone(), caller, Scope::Restaurant(self.id))
    }

    pub fn stranger(&self) -> Ctx {
        Ctx::new(self.world.clone(), Caller::Stranger, Scope::Platform)
    }

    pub async fn make(world: &World, slug: &str, wishes: Wishes) -> Self {
        let id = uuid::Uuid::now_v7().into();
        let ctx = Ctx::system(world.clone(), id);
        let mut tx = ctx.begin().await.unwrap();
        let (tax, station, food, wines) =
            (uuid::Uuid::now_v7(), uuid::Uuid::now_v7(), uuid::Uuid::now_v7(), uuid::Uuid::now_v7());
        found(&mut tx, id, slug, wishes, tax).await;
        items::insert_station_in_tx(&mut tx, &Station { id: station.into(), name: "Kitchen".into() }, 0).await.unwrap();
        for (position, (category, name)) in [(food, "Food"), (wines, "Wines")].into_iter().enumerate() {
            let category = Category { id: category.into(), name: name.into(), station: station.into(), course: 1 };
            items::insert_category_in_tx(&mut tx, &category, None, position).await.unwrap();
        }
        let beans = ingredient(&mut tx, "Beans", Unit::Gram, 1_000).await;
        let buns = ingredient(&mut tx, "Buns", Unit::Piece, wishes.buns).await;
        let beef = ingredient(&mut tx, "Beef", Unit::Gram, 100_000).await;
        let cheddar = ingredient(&mut tx, "Cheese", Unit::Gram, 5_000).await;
        let coffee = dish(food, tax, "Coffee", 320);
        items::insert_in_tx(&mut tx, &coffee, true).await.unwrap();
        recipes::set_item_recipe_in_tx(&mut tx, coffee.id, &[need(beans, 18)]).await.unwrap();
        let (burger, cheese) = burger(&mut tx, (food, tax), [buns, beef, cheddar]).await;
        let wine = wine(wines, tax);
        items::insert_in_tx(&mut tx, &wine, true).await.unwrap();
        items::changed_in_tx(&mut tx).await.unwrap();
        let (tables, codes) = floor(&mut tx).await;
        tx.commit().await.unwrap();
        let (members, identities) = hire(world, id, slug).await;
        Self {
            id,
            world: world.clone(),
            members,
            identities,
            slug: slug.to_owned(),
            tables,
            codes,
            coffee: coffee.id,
            burger,
            cheese,
            bottle: wine.variants[1].id,
            wine: wine.id,
            buns,
            beef,
        }
    }
}

async fn found(tx: &mut Tx, id: RestaurantId, slug: &str, wishes: Wishes, tax: uuid::Uuid) {
    let new = NewRestaurant {
        id,
        slug: Slug::parse(slug).unwrap(),
        name: Name::parse(slug).unwrap(),
        issuer: Issuer { legal_name: "Trattoria Ltd".to_owned(), address: "Via 1".to_owned(), tax_id: "T1".to_owned() },
        currency: Currency::parse("EUR").unwrap(),
        time_zone: chrono_tz::Europe::Madrid,
        language: Language::En,
        prices_include_tax: true,
        stock_policy: wishes.policy,
        guest_orders: wishes.guests,
        order_rules: wishes.rules,
    };
    let rate = Rate::from_basis_points(1_000);
    let class = NewTaxClass { id: tax.into(), name: "Food".to_owned(), dine_in: rate, takeaway: rate };
    restaurants::create_in_tx(tx, &new, &[class]).await.unwrap();
}

async fn ingredient(tx: &mut Tx, name: &str, unit: Unit, on_hand: i64) -> IngredientId {
    let new = NewIngredient {
        id: uuid::Uuid::now_v7().into(),
        name: name.to_owned(),
        unit,
        cost_per_thousand: Money::from_minor(1_000),
        threshold: Quantity::from_milli(2_000),
        allergens: vec![],
    };
    inventory::add_ingredient_in_tx(tx, &new).await.unwrap();
    inventory::receive_in_tx(tx, Reason::Opening, "OPENING", &[need(new.id, on_hand)]).await.unwrap();
    new.id
}

/// Whole units.
pub fn need(ingredient: IngredientId, units: i64) -> Need {
    Need { ingredient, quantity: Quantity::from_milli(units * 1_000) }
}

fn dish(category: uuid::Uuid, tax: uuid::Uuid, name: &str, minor: i64) -> Item {
    Item {
        id: uuid::Uuid::now_v7().into(),
        category: category.into(),
        tax_class: tax.into(),
        name: name.into(),
        code: None,
        description: "".into(),
        price: Money::from_minor(minor),
        pricing: Pricing::Fixed,
        picture: None,
        allergens: vec![],
        diets: vec![],
        prep_s: 300,
        variants: vec![],
        groups: vec![],
        slots: vec![],
        availability: Availability::OnSale,
        left: None,
    }
}

async fn burger(
    tx: &mut Tx,
    (food, tax): (uuid::Uuid, uuid::Uuid),
    [buns, beef, cheddar]: [IngredientId; 3],
) -> (ItemId, ModifierId) {
    let cheese = Modifier {
        id: uuid::Uuid::now_v7().into(),
        name: "Cheese".into(),
        price: Money::from_minor(150),
        allergens: vec![],
        opens: None,
    };
    let extras = Group {
        id: uuid::Uuid::now_v7().into(),
        name: "Extras".into(),
        min: 0,
        max: 3,
        included: 0,
        modifiers: vec![cheese.clone()],
    };
    items::insert_group_in_tx(tx, &extras, 0).await.unwrap();
    recipes::set_modifier_recipe_in_tx(tx, cheese.id, &[need(cheddar, 20)]).await.unwrap();
    let burger = Item { groups: vec![extras.id], ..dish(food, tax, "Burger", 1_200) };
    items::insert_in_tx(tx, &burger, true).await.unwrap();
    recipes::set_item_recipe_in_tx(tx, burger.id, &[need(buns, 1), need(beef, 150)]).await.unwrap();
    (burger.id, cheese.id)
}

fn wine(category: uuid::Uuid, tax: uuid::Uuid) -> Item {
    let variant = |name: &str, minor| Variant {
        id: uuid::Uuid::now_v7().into(),
        name: name.into(),
        price: Money::from_minor(minor),
    };
    Item { variants: vec![variant("Glass", 400), variant("Bottle", 2_100)], ..dish(category, tax, "Wine", 400) }
}

async fn floor(tx: &mut Tx) -> (Vec<TableId>, Vec<String>) {
    let area: AreaId = uuid::Uuid::now_v7().into();
    tables::add_area_in_tx(tx, &Area { id: area, name: "Room".into() }, 0).await.unwrap();
    let (mut ids, mut codes) = (vec![], vec![]);
    for number in 1..=3 {
        let (id, code) = (uuid::Uuid::now_v7().into(), new_token());
        let table = Table {
            id,
            area,
            name: number.to_string(),
            seats: 4,
            shape: Shape::Square,
            x: 100 * number,
            y: 100,
            width: 80,
            height: 80,
            seating: None,
        };
        tables::add_table_in_tx(tx, &table, &code).await.unwrap();
        ids.push(id);
        codes.push(code);
    }
    (ids, codes)
}

/// One member per role: `owner-SLUG` and so on.
async fn hire(world: &World, id: RestaurantId, slug: &str) -> (HashMap<Role, MemberId>, HashMap<Role, IdentityId>) {
    let platform = Ctx::new(world.clone(), Caller::System, Scope::Platform);
    let pin = crate::platform::crypto::hash_secret(PIN).await.unwrap();
    let (mut members, mut identities) = (HashMap::new(), HashMap::new());
    for role in Role::ALL {
        let new = NewIdentity {
            username: Username::parse(&format!("{}-{slug}", role.as_str())).unwrap(),
            email: None,
            display_name: Name::parse(role.as_str()).unwrap(),
        };
        let identity = auth::save_identity(&platform, &new, PASSWORD).await.unwrap();
        let member = NewMember { id: uuid::Uuid::now_v7().into(), identity, role, pin_hash: Some(pin.clone()) };
        let mut tx = Ctx::system(world.clone(), id).begin().await.unwrap();
        restaurants::add_member_in_tx(&mut tx, &member).await.unwrap();
        tx.commit().await.unwrap();
        members.insert(role, member.id);
        identities.insert(role, identity);
    }
    (members, identities)
}
