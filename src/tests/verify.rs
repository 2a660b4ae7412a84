//! Each invariant is seen to catch the corruption it is there for.

use sqlx::{AssertSqlSafe, Executor};

use super::{
    app::{TestApp, fresh},
    promotions,
    refunds::refund,
};
use crate::{
    flows::card_tab,
    inventory::{
        model::{Location, StockChange},
        service::changes,
    },
    kernel::{money::Money, permission::Role, quantity::Quantity},
    orders::model::command::{OrderCommand, RefundOf, StockFate},
    payments::gateway::choose,
    platform::ctx::Ctx,
    promotions::model::voucher::{Limits, Uses},
    verify::{invariants::INVARIANTS, run::run},
};

/// What breaks each rule. Constraints and triggers are switched off first: the point is what verify sees.
const PLANTED: &[(&str, &str)] = &[
    ("M01", "update journal_lines set amount_minor = amount_minor + 1 where account = 'cash'"),
    ("M02", "update journal_lines set amount_minor = amount_minor - 1 where account = 'sales'"),
    ("M03", "update orders set total_minor = total_minor + 1 where pay_state = 'unpaid' and total_minor > 0"),
    ("M04", "update orders set paid_minor = paid_minor - 1 where pay_state = 'paid'"),
    ("M05", "update orders set paid_minor = paid_minor + 1 where pay_state = 'paid'"),
    ("M06", "update refunds set amount_minor = amount_minor + 10000"),
    (
        "M07",
        "delete from journal_lines where entry_id in (select entry_id from journal_entries where kind = 'refund'); delete from journal_entries where kind = 'refund'",
    ),
    (
        "M08",
        "delete from journal_lines where entry_id in (select entry_id from journal_entries where kind = 'payment'); delete from journal_entries where kind = 'payment'",
    ),
    ("M09", "update payments set tender = 'terminal', rounding_minor = 0"),
    ("M10", "update orders set status = 'cancelled' where pay_state = 'paid'"),
    ("M11", "update payments set state = 'started', next_check_at = at, at = now() - interval '1 day'"),
    (
        "M12",
        "delete from journal_lines where entry_id in (select entry_id from journal_entries where kind = 'sale'); delete from journal_entries where kind = 'sale'",
    ),
    ("M13", "update journal_lines set amount_minor = 5 where account = 'receivable' and amount_minor > 0"),
    ("M14", "update authorisations set state = 'authorised' where state = 'captured'"),
    ("M14", "update authorisations set amount_minor = 1 where state = 'captured'"),
    ("M15", "update sales_quarters set orders = orders + 1"),
    ("D01", "update receipt_numbers set last_number = 9"),
    ("D02", "delete from receipts"),
    ("D03", "update receipts set content = jsonb_set(content, '{total}', '1')"),
    ("D04", "update z_numbers set last_number = 9"),
    ("D05", "delete from z_entries where number is null"),
    ("D06", "update z_reports set body = replace(body, '\"over_short\":-', '\"over_short\":')"),
    ("D07", "update z_reports set body = body || ' '"),
    ("D08", "update z_entries set number = 1 where number is null"),
    (
        "C01",
        "insert into drawers (restaurant_id, drawer_id, member_id, label, state, float_minor, opened_at) select restaurant_id, gen_random_uuid(), member_id, label, state, 0, opened_at from drawers where state = 'open'",
    ),
    ("C02", "update drawers set float_minor = float_minor + 1"),
    ("C03", "update drawers set state = 'closed' where state = 'open'"),
    ("C04", "update drawers set counted_minor = counted_minor + 1 where state = 'closed'"),
    ("C05", "update payments set drawer_id = null where drawer_id is not null"),
    ("C06", "update drawer_counts set counted_minor = counted_minor + 1"),
    ("C07", "update journal_entries set drawer_id = (select drawer_id from drawers limit 1) where kind = 'sale'"),
    ("S01", "update ingredients set on_hand_milli = on_hand_milli + 1"),
    ("S02", "update ingredients set reserved_milli = reserved_milli + 1"),
    ("S03", "update movements set delta_milli = delta_milli - 1 where reason = 'sale'"),
    ("S04", "update movements set reason = 'sale' where reason = 'waste'"),
    ("S05", "update reservations set state = 'held' where state = 'deducted'"),
    ("S07", "update reservations set state = 'released' where state = 'held'"),
    ("S08", "update ingredients set reserved_milli = on_hand_milli + 1"),
    ("S09", "update location_levels set on_hand_milli = on_hand_milli + 1"),
    ("O02", "update orders set status = 'ready' where status = 'in_queue'"),
    ("O03", "update orders set status = 'completed', closed_at = opened_at where pay_state = 'unpaid'"),
    ("O04", "update orders set number = null, business_date = null where number is not null"),
    ("O05", "update order_numbers set last_number = last_number + 1"),
    ("O06", "update order_lines l set guest_id = g.guest_id from guests g where l.guest_id is null"),
    ("O08", "update order_lines set quantity = quantity + 1, amount_minor = amount_minor + unit_price_minor"),
    ("O09", "update orders set version = version + 1"),
    ("K01", "update ticket_lines set quantity_delta = quantity_delta + 1"),
    ("K02", "update tickets set order_id = (select order_id from orders where status = 'pending' limit 1)"),
    (
        "T05",
        "update orders set table_id = (select table_id from tables t where t.table_id <> orders.table_id limit 1) where table_id is not null",
    ),
    ("T06", "update seatings set state = 'closed', closed_at = opened_at"),
    ("V01", "update vouchers set used = used + 1 where code = 'WELCOME'"),
    ("V01", "update vouchers set uses_max = 1 where code = 'WELCOME'"),
    ("V01", "update redemptions set released_at = at"),
    ("V02", "update orders set status = 'cancelled' where order_id in (select order_id from redemptions)"),
    ("V03", "update vouchers set customer_max = 1 where code = 'WELCOME'"),
    ("V03", "update redemptions set customer_id = null"),
    ("L01", "update point_entries set points = -points"),
    (
        "L02",
        "update point_entries set customer_id = (select customer_id from customers c where c.customer_id <> point_entries.customer_id limit 1)",
    ),
    ("L02", "update orders set paid_at = null where order_id in (select order_id from point_entries)"),
    ("N01", "update modifiers set opens_group_id = group_id"),
    ("X01", "delete from facts where seq = 3"),
    ("X02", "update facts set order_id = null where kind = 'order.lines_sent'"),
    ("A03", "update facts set body = replace(body, 'system', '$argon2id') where seq = 1"),
    (
        "U01",
        "insert into sessions (session_hash, session_id, data, created_at, last_seen_at, expires_at, revoked_at) values (sha256('a'), gen_random_uuid(), '{}', now() - interval '2 days', now(), now() + interval '1 day', now() - interval '1 hour')",
    ),
    (
        "U01",
        "insert into sessions (session_hash, session_id, data, created_at, last_seen_at, expires_at, revoked_at) values (sha256('a'), gen_random_uuid(), '{}', now() - interval '2 days', now(), now() - interval '1 day', null)",
    ),
    (
        "U02",
        "insert into token_families (family_id, identity_id, created_at, last_used_at, revoked_at) select i.identity_id, i.identity_id, now(), now(), now() - interval '1 hour' from identities i limit 1; insert into refresh_tokens (token_hash, family_id, parent_hash, created_at, expires_at) select sha256('a'), family_id, sha256('b'), now(), now() from token_families",
    ),
    (
        "U03",
        "insert into token_families (family_id, identity_id, created_at, last_used_at, revoked_at) select i.identity_id, i.identity_id, now(), now(), now() - interval '1 hour' from identities i limit 1; insert into refresh_tokens (token_hash, family_id, parent_hash, created_at, expires_at) select sha256('a'), family_id, null, now(), now() from token_families",
    ),
    ("G01", "alter table orders no force row level security"),
    ("G02", "alter role comanda_app bypassrls"),
    ("G03", "alter table items add column price real"),
    ("G04", "alter table items add column seen timestamp"),
    ("G05", "grant update on facts to comanda_app"),
    ("CHAIN", "update facts set body = replace(body, 'EUR', 'USD') where kind = 'order.opened'"),
    ("CHAIN", "update facts set actor = 'stranger' where seq = 2"),
    ("CHAIN", "update fact_private set body = 'something else'"),
    ("CHAIN", "delete from fact_private"),
    ("REPLAY", "update orders set head = jsonb_set(head, '{covers}', '7')"),
    ("REPLAY", "update order_lines set snapshot = jsonb_set(snapshot, '{note}', '\"no onions\"')"),
    ("REPLAY", "update facts set body = replace(body, '\"fact\":\"line_added\"', '\"fact\":\"line_lost\"')"),
    ("REPLAY", "delete from facts where kind = 'order.opened'"),
];

/// A house with an order in every state that the rules speak of.
async fn busy_house() -> TestApp {
    let app = TestApp::new().await;
    super::drawers::day_with_a_z(&app).await;
    let paid = app.sent(0, &[(app.house.burger, 1)]).await;
    app.pay(&paid).await;
    let given_back = app.sent(0, &[(app.house.burger, 1)]).await;
    app.pay(&given_back).await;
    app.apply(given_back.id, refund(RefundOf::Amount { amount: Money::from_minor(500) })).await;
    let code = app.house.codes[1].clone();
    let cookie = app.send(super::app::get(&format!("/t/{code}"), "")).await.cookie("comanda_guest");
    let form = format!("token={code}&key={}&item={}&quantity=1&note=hot", uuid::Uuid::now_v7(), app.house.coffee);
    app.send(super::app::form_post("/rpc/guest/add", &form, &cookie)).await;
    let guests_table = app.open_at(1).await;
    let lines = guests_table.lines.iter().map(|line| line.id).collect();
    app.apply(guests_table.id, OrderCommand::Send { lines, hold: vec![] }).await;
    offer(&app).await;
    tab_and_points(&app).await;
    stores_and_waste(&app).await;
    let waiting = app.open_at(2).await;
    app.add(waiting.id, app.house.coffee, 1).await;
    app
}

/// Two orders of one customer hold a voucher that allows two each.
async fn offer(app: &TestApp) {
    let promotion = promotions::promotion(app, &promotions::ten_percent(true)).await;
    let limits = Limits { per_customer: Some(2), uses: Uses::Limited(2), ..promotions::ANYBODY };
    promotions::voucher(app, promotion, "WELCOME", limits).await;
    let (ctx, ann) = (app.house.ctx(Role::Cashier), promotions::customer(app, "Ann").await);
    for _ in 0..2 {
        let order = promotions::order(app).await;
        promotions::redeem(app, &ctx, order, "WELCOME", Some(ann)).await.unwrap();
    }
}

/// A held card that was taken from, and an order that earned a customer points.
async fn tab_and_points(app: &TestApp) {
    let cashier = app.house.ctx(Role::Cashier);
    let ben = promotions::customer(app, "Ben").await;
    let order = promotions::order(app).await;
    app.apply(order, OrderCommand::SetCustomer { customer: Some(ben) }).await;
    let lines = app.get(order).await.drafts().map(|line| line.id).collect();
    let order = app.apply(order, OrderCommand::Send { lines, hold: vec![] }).await;
    let held = card_tab::hold_card(&cashier, order.id, fresh(), Money::from_minor(5_000)).await.unwrap();
    let session = held.url.as_deref().unwrap().rsplit('/').next().unwrap();
    choose::simulated(&app.world).enter(session, "4242424242424242").await.unwrap();
    card_tab::settle_held_card(&Ctx::system(app.world.clone(), app.house.id), held.id).await.unwrap();
    card_tab::charge_held_card(&cashier, order.id, fresh(), (order.totals().due, Money::ZERO)).await.unwrap();
}

/// Something in the cellar, and a paid order that was thrown away.
async fn stores_and_waste(app: &TestApp) {
    let manager = app.house.ctx(Role::Manager);
    let cellar = Location { id: fresh(), name: "Cellar".to_owned() };
    changes::add_location(&manager, &cellar).await.unwrap();
    let change = changes::Change {
        operation: fresh(),
        ingredient: app.house.buns,
        location: Some(cellar.id),
        change: StockChange::Receive { quantity: Quantity::from_milli(20_000) },
        reference: super::refunds::note("delivery"),
    };
    changes::change_stock(&manager, &change).await.unwrap();
    let order = promotions::order(app).await;
    let lines = app.get(order).await.drafts().map(|line| line.id).collect();
    let order = app.apply(order, OrderCommand::Send { lines, hold: vec![] }).await;
    app.pay(&order).await;
    let reason = super::refunds::note("dropped");
    app.apply(order.id, OrderCommand::Cancel { reason, stock: Some(StockFate::Waste) }).await;
}

/// Every rule has a planted breach, and the rule itself, not only a neighbour, finds it.
#[tokio::test(flavor = "multi_thread")]
async fn each_invariant_catches_its_corruption() {
    let planted: Vec<&str> = PLANTED.iter().map(|(id, _)| *id).collect();
    for invariant in INVARIANTS {
        assert!(planted.contains(&invariant.id), "{} has no planted breach", invariant.id);
    }
    let app = busy_house().await;
    let clean = run(&app.db.db).await.unwrap();
    assert!(clean.findings.is_empty(), "{:#?}", clean.findings);
    for (id, breach) in PLANTED {
        let mut conn = app.db.superuser().await;
        conn.execute("begin; set local session_replication_role = replica").await.unwrap();
        drop_checks(&mut conn).await;
        conn.execute(AssertSqlSafe(*breach)).await.unwrap_or_else(|error| panic!("{id}: {error}"));
        let found = crate::verify::run::findings(&mut conn).await.unwrap();
        conn.execute("rollback").await.unwrap();
        assert!(
            found.findings.iter().any(|finding| finding.id == *id),
            "{id} did not see `{breach}`: {:#?}",
            found.findings
        );
    }
    let ctx = app.house.ctx(Role::Owner);
    assert!(crate::flows::dashboard::dashboard(&ctx).await.is_ok());
    app.end().await;
}

/// Check and unique constraints would refuse most breaches before verify could see them.
async fn drop_checks(conn: &mut sqlx::PgConnection) {
    conn.execute(
        "do $$
        declare c record;
        begin
            for c in select conrelid::regclass as t, conname from pg_constraint
                     where contype in ('c', 'f') and connamespace = 'public'::regnamespace loop
                execute format('alter table %s drop constraint if exists %I cascade', c.t, c.conname);
            end loop;
            for c in select indexrelid::regclass as t from pg_index i join pg_class k on k.oid = i.indexrelid
                     where i.indisunique and not i.indisprimary and k.relnamespace = 'public'::regnamespace
                       and not exists (select from pg_constraint p where p.conindid = i.indexrelid) loop
                execute format('drop index %s', c.t);
            end loop;
        end $$",
    )
    .await
    .unwrap();
}
