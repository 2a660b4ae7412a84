//! A restaurant's settings and clock; making restaurants and their members.

pub mod settings;
pub mod tax_classes;

use chrono::{Datelike, Offset, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;
use serde_json::json;

use super::{
    model::{Customer, GuestOrders, Issuer, Membership, OrderRules, Restaurant, StockPolicy},
    store,
};
use crate::{
    kernel::{
        currency::Currency,
        error::{AppError, Code},
        fact::FactKind,
        ids::{CustomerId, IdentityId, MemberId, RestaurantId, TaxClassId},
        language::Language,
        money::Rate,
        permission::{Permission, Role},
        text::{Name, Slug},
        time::{BusinessDate, Timestamp, UtcOffset},
    },
    platform::{
        crypto,
        ctx::Ctx,
        db::Tx,
        error::{constraint, inconsistent, on_constraint},
        facts::{self, NewFact},
    },
};

/// A restaurant as acts need it: settings, zone and rules.
#[derive(Clone, Debug)]
pub struct House {
    pub id: RestaurantId,
    pub slug: String,
    pub name: String,
    pub issuer: Issuer,
    pub currency: Currency,
    pub time_zone: Tz,
    pub day_cutoff_hour: u32,
    pub language: Language,
    pub prices_include_tax: bool,
    pub stock_policy: StockPolicy,
    pub guest_orders: GuestOrders,
    /// What orders are held to from when they open.
    pub order_rules: OrderRules,
    /// What a whole unit of the currency earns, in hundredths of a point.
    pub points_per_hundred: u32,
    /// When it was given up, if it was.
    pub closed_at: Option<Timestamp>,
}

pub struct NewRestaurant {
    pub id: RestaurantId,
    pub slug: Slug,
    pub name: Name,
    pub issuer: Issuer,
    pub currency: Currency,
    pub time_zone: Tz,
    pub language: Language,
    pub prices_include_tax: bool,
    pub stock_policy: StockPolicy,
    pub guest_orders: GuestOrders,
    pub order_rules: OrderRules,
}

/// A tax class as its row is written.
pub struct NewTaxClass {
    pub id: TaxClassId,
    pub name: String,
    pub dine_in: Rate,
    pub takeaway: Rate,
}

pub struct NewMember {
    pub id: MemberId,
    pub identity: IdentityId,
    pub role: Role,
    pub pin_hash: Option<String>,
}

pub struct NewCustomer {
    pub id: CustomerId,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl House {
    pub fn offset(&self, at: Timestamp) -> UtcOffset {
        UtcOffset(self.time_zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc() / 60)
    }

    /// The day in the books: before the cut-off hour it is still yesterday's evening.
    pub fn business_date(&self, at: Timestamp) -> BusinessDate {
        let local = at.with_timezone(&self.time_zone).naive_local();
        let date = local.date();
        if local.hour() < self.day_cutoff_hour { date - TimeDelta::days(1) } else { date }
    }

    /// When a business date begins.
    pub fn day_start(&self, date: BusinessDate) -> Timestamp {
        let local = date.and_hms_opt(self.day_cutoff_hour, 0, 0).unwrap_or_default();
        // In the hour that a clock change skips, the day begins when the clock goes on.
        let found = self.time_zone.from_local_datetime(&local).earliest();
        let later = || self.time_zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest();
        found.or_else(later).map_or_else(|| local.and_utc(), |at| at.to_utc())
    }

    /// The hour on the restaurant's clock.
    pub fn hour(&self, at: Timestamp) -> u32 {
        at.with_timezone(&self.time_zone).hour()
    }

    pub fn weekday_from_monday(&self, at: Timestamp) -> u32 {
        at.with_timezone(&self.time_zone).weekday().num_days_from_monday()
    }

    pub fn view(&self, at: Timestamp) -> Restaurant {
        Restaurant {
            id: self.id,
            slug: self.slug.clone(),
            name: self.name.clone(),
            currency: self.currency,
            language: self.language,
            offset: self.offset(at),
        }
    }
}

/// The settings of this act's restaurant.
pub async fn house_in_tx(tx: &mut Tx) -> Result<House, AppError> {
    let restaurant = tx.restaurant();
    store::find(tx.conn(), restaurant).await?.ok_or_else(|| inconsistent("restaurants", "settings"))
}

/// When this act's restaurant was made.
pub async fn created_at_in_tx(tx: &mut Tx) -> Result<Timestamp, AppError> {
    let restaurant = tx.restaurant();
    store::created_at(tx.conn(), restaurant).await?.ok_or_else(|| AppError::not_found("restaurant"))
}

/// Which restaurant a public address names.
pub async fn id_by_slug(ctx: &Ctx, slug: &str) -> Result<RestaurantId, AppError> {
    ctx.require(Permission::PublicMenu)?;
    let found = store::find_id_by_slug(ctx.world().db.system(), slug).await?;
    found.ok_or_else(|| AppError::not_found("restaurant"))
}

/// Every restaurant of this installation, oldest first.
pub async fn all_ids(ctx: &Ctx) -> Result<Vec<RestaurantId>, AppError> {
    ctx.require(Permission::RestaurantsCreate)?;
    Ok(store::list_ids(ctx.world().db.system()).await?)
}

/// Makes the restaurant that this transaction is scoped to, with its log and its tax classes.
pub async fn create_in_tx(tx: &mut Tx, new: &NewRestaurant, taxes: &[NewTaxClass]) -> Result<(), AppError> {
    let at = tx.at();
    store::insert(tx.conn(), new, at).await.map_err(|error| {
        on_constraint(error, "restaurants_slug_unique", || {
            AppError::conflict(Code::AlreadyExists, format!("There is already a restaurant at /r/{}.", new.slug))
        })
    })?;
    facts::open_log(tx.conn(), new.id).await?;
    for class in taxes {
        store::insert_tax_class(tx.conn(), new.id, class).await?;
    }
    tx.record(NewFact::new(FactKind::RestaurantCreated, json!({ "restaurant": new.id, "currency": new.currency })));
    Ok(())
}

/// Lets a person work here; whoever did before goes on under the id of then, which is answered.
pub async fn add_member_in_tx(tx: &mut Tx, member: &NewMember) -> Result<MemberId, AppError> {
    tx.require_open_house().await?;
    let (restaurant, at) = (tx.restaurant(), tx.at());
    let added = store::insert_member(tx.conn(), restaurant, member, at).await?;
    let added = added.ok_or_else(|| AppError::conflict(Code::AlreadyExists, "This person already works here."))?;
    let data = json!({ "member": added, "identity": member.identity, "role": member.role });
    tx.record(NewFact::new(FactKind::MemberAdded, data));
    Ok(added)
}

/// Whether somebody works here now.
pub async fn is_member_in_tx(tx: &mut Tx, member: MemberId) -> Result<bool, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::is_member(tx.conn(), restaurant, member).await?)
}

/// Whether the house knows this customer.
pub async fn is_customer_in_tx(tx: &mut Tx, customer: CustomerId) -> Result<bool, AppError> {
    let restaurant = tx.restaurant();
    Ok(store::is_customer(tx.conn(), restaurant, customer).await?)
}

/// Gives the restaurant up: from now on it sells nothing, and its page and menu are nobody's.
pub async fn close_in_tx(tx: &mut Tx) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    if !store::close(tx.conn(), restaurant, at).await? {
        return Err(AppError::conflict(Code::RestaurantClosed, "This restaurant was closed before."));
    }
    tx.record(NewFact::new(FactKind::RestaurantClosed, json!({ "restaurant": restaurant })));
    Ok(())
}

/// Customers whose name, e-mail or telephone number holds this text, at most twenty.
pub async fn find_customers(ctx: &Ctx, text: &str) -> Result<Vec<Customer>, AppError> {
    ctx.require(Permission::CustomersView)?;
    let mut tx = ctx.begin().await?;
    let restaurant = tx.restaurant();
    Ok(store::find_customers(tx.conn(), restaurant, text.trim()).await?)
}

/// Makes a customer known.
pub async fn add_customer(ctx: &Ctx, new: &NewCustomer) -> Result<(), AppError> {
    ctx.require(Permission::CustomersEdit)?;
    let mut tx = ctx.begin().await?;
    // The client makes the id: the same one again is the same customer.
    if !is_customer_in_tx(&mut tx, new.id).await? {
        add_customer_in_tx(&mut tx, new).await?;
    }
    tx.commit().await
}

/// The customer that a guest is, known or made known now. An e-mail that is known is that customer's: whoever says it
/// earns points for them, and is told nothing of them.
pub async fn member_in_tx(tx: &mut Tx, membership: &Membership) -> Result<CustomerId, AppError> {
    let restaurant = tx.restaurant();
    match membership {
        Membership::Number(number) => {
            let found = store::customer_of_number(tx.conn(), restaurant, number.trim()).await?;
            found.ok_or_else(|| AppError::invalid("loyalty_number", "That loyalty number is not known here."))
        }
        Membership::OptIn { name, email, phone } => {
            if let Some(email) = email
                && let Some(known) = store::customer_of_email(tx.conn(), restaurant, email).await?
            {
                return Ok(known);
            }
            let (name, email, phone) = (name.clone(), email.clone(), phone.clone());
            let new = NewCustomer { id: tx.new_id(), name, email, phone };
            add_customer_in_tx(tx, &new).await?;
            Ok(new.id)
        }
    }
}

/// Ten digits that nobody guesses.
fn new_loyalty_number() -> String {
    let digits = crypto::random_bytes::<10>().map(|byte| char::from(b'0' + byte % 10));
    digits.into_iter().collect()
}

pub async fn add_customer_in_tx(tx: &mut Tx, customer: &NewCustomer) -> Result<(), AppError> {
    let (restaurant, at) = (tx.restaurant(), tx.at());
    loop {
        let number = new_loyalty_number();
        let inserted = store::insert_customer(tx.conn(), restaurant, customer, &number, at).await;
        if inserted.map_err(no_customer)? {
            return Ok(());
        }
    }
}

fn no_customer(error: sqlx::Error) -> AppError {
    match constraint(&error) {
        Some("customers_email_unique") => {
            AppError::conflict(Code::AlreadyExists, "There is already a customer with this e-mail.")
        }
        Some("customers_email_form") => AppError::invalid("email", "That is not an e-mail address."),
        Some("customers_phone_length") => AppError::invalid("phone", "A telephone number has 3 to 40 characters."),
        Some("customers_name_length") => AppError::invalid("name", "A name has 1 to 120 characters."),
        _ => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(zone: &str) -> House {
        House {
            id: uuid::Uuid::nil().into(),
            slug: "house".to_owned(),
            name: "House".to_owned(),
            issuer: Issuer { legal_name: "House".to_owned(), address: String::new(), tax_id: String::new() },
            currency: Currency::parse("EUR").unwrap(),
            time_zone: zone.parse().unwrap(),
            day_cutoff_hour: 4,
            language: Language::En,
            prices_include_tax: true,
            stock_policy: StockPolicy::Block,
            guest_orders: GuestOrders::Open,
            order_rules: OrderRules::default(),
            points_per_hundred: 100,
            closed_at: None,
        }
    }

    #[test]
    fn the_night_belongs_to_the_evening_before() {
        let madrid = house("Europe/Madrid");
        // 03:30 in Madrid on the 21st is 02:30 UTC; an hour later the day has turned.
        assert_eq!(madrid.business_date("2026-11-21T02:30:00Z".parse().unwrap()).to_string(), "2026-11-20");
        assert_eq!(madrid.business_date("2026-11-21T03:30:00Z".parse().unwrap()).to_string(), "2026-11-21");
    }

    #[test]
    fn a_day_starts_at_the_cut_off_in_summer_and_winter() {
        let madrid = house("Europe/Madrid");
        let start = |date: &str| madrid.day_start(date.parse().unwrap()).to_rfc3339();
        assert_eq!(start("2026-07-01"), "2026-07-01T02:00:00+00:00");
        assert_eq!(start("2026-11-20"), "2026-11-20T03:00:00+00:00");
        assert_eq!(house("Asia/Taipei").offset("2026-11-20T00:00:00Z".parse().unwrap()), UtcOffset(480));
    }
}
