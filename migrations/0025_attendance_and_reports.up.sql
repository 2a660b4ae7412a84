-- Who worked when; what reports read; and restaurants that were given up.

-- Somebody's time at work. An end that was forgotten is put right by whoever answers for the staff.
create table shifts (
    restaurant_id uuid not null,
    shift_id uuid not null,
    member_id uuid not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    primary key (restaurant_id, shift_id),
    constraint shifts_member foreign key (restaurant_id, member_id) references members,
    constraint shifts_end_after_start check (ended_at >= started_at)
);
-- Nobody works twice at once.
create unique index shifts_one_open on shifts (restaurant_id, member_id) where ended_at is null;
create index shifts_by_member on shifts (restaurant_id, member_id, started_at);
create index shifts_by_time on shifts (restaurant_id, started_at);
call protect_tenant_table('shifts');

-- A restaurant that was given up sells nothing more; its books stay.
alter table restaurants add closed_at timestamptz;

create view reporting.placed_orders with (security_invoker = true) as
select restaurant_id, order_id, business_date, number, channel, status, pay_state, total_minor, paid_minor, refunded_minor, currency,
    opened_at, sent_at, paid_at, closed_at, (head ->> 'customer')::uuid as customer_id
from orders
where number is not null;
create index orders_by_customer on orders (restaurant_id, ((head ->> 'customer')::uuid)) where head ->> 'customer' is not null;

create view reporting.stock with (security_invoker = true) as
select restaurant_id, ingredient_id, name, unit, cost_per_thousand_minor, threshold_milli, on_hand_milli, reserved_milli from ingredients;

create view reporting.stock_movements with (security_invoker = true) as
select restaurant_id, ingredient_id, delta_milli, reason, location_id, at from movements;

-- Money that came in and went out, by where it went; a tender that was corrected moves from one to the other.
create view reporting.tenders with (security_invoker = true) as
select e.restaurant_id, e.at, l.account, l.amount_minor
from journal_entries e
join journal_lines l on l.restaurant_id = e.restaurant_id and l.entry_id = e.entry_id
where e.kind in ('payment', 'refund', 'tender') and l.account in ('cash', 'card', 'terminal');

create view reporting.shifts with (security_invoker = true) as
select s.restaurant_id, s.shift_id, s.member_id, n.name, s.started_at, s.ended_at
from shifts s
join reporting.member_names n on n.restaurant_id = s.restaurant_id and n.member_id = s.member_id;

grant select on all tables in schema reporting to comanda_app, comanda_system;
