-- Discounts, service, tips, cash rounding, refunds and credit notes, held courses, moved lines, approvals.

alter table restaurants
    add cash_rounding_minor bigint constraint restaurants_cash_rounding_range check (cash_rounding_minor between 2 and 10000),
    add discount_cap_bp int constraint restaurants_discount_cap_range check (discount_cap_bp between 0 and 10000),
    -- A service charge for parties of at least so many; none without a rate.
    add service_bp int constraint restaurants_service_range check (service_bp between 1 and 10000),
    add service_tax_bp int not null default 0 constraint restaurants_service_tax_range check (service_tax_bp between 0 and 10000),
    add service_covers_min int not null default 1 constraint restaurants_service_covers_range check (service_covers_min between 1 and 99);

-- The views that name columns which change come back at the end.
drop view reporting.ticket_rows;
drop view reporting.order_rows;
drop view reporting.kitchen_times;
drop view reporting.sold_lines;
drop view reporting.sales;

alter table orders
    add name text constraint orders_name_length check (length(name) between 1 and 120),
    add discount_minor bigint not null default 0 constraint orders_discount_not_negative check (discount_minor >= 0),
    -- With its tax.
    add service_minor bigint not null default 0 constraint orders_service_not_negative check (service_minor >= 0),
    add credited_minor bigint not null default 0 constraint orders_credited_range check (credited_minor between 0 and total_minor),
    add refunded_minor bigint not null default 0 constraint orders_refunded_not_negative check (refunded_minor >= 0),
    drop constraint orders_pay_state,
    add constraint orders_pay_state check (pay_state in ('unpaid', 'partly_paid', 'paid', 'partly_refunded', 'refunded')),
    -- An amended bill may be overpaid until the difference is given back.
    drop constraint orders_paid_range,
    add constraint orders_paid_not_negative check (paid_minor >= 0),
    drop constraint orders_paid_has_time,
    add constraint orders_paid_has_time check (paid_at is not null or pay_state not in ('paid', 'partly_refunded'));
drop index orders_one_open_per_seating;
create unique index orders_one_open_per_seating on orders (restaurant_id, seating_id) where closed_at is null and paid_at is null;

alter table order_lines
    add discount_minor bigint not null default 0 constraint order_lines_discount_range check (discount_minor between 0 and amount_minor),
    add seat int constraint order_lines_seat_range check (seat between 1 and 99),
    add fired_at timestamptz;
update order_lines set fired_at = sent_at where sent_at is not null and state <> 'held';

alter table reservations
    drop constraint reservations_state,
    add constraint reservations_state check (state in ('held', 'deducted', 'released', 'returned'));

alter table payments
    drop constraint payments_tender,
    add constraint payments_tender check (tender in ('cash', 'card', 'terminal')),
    add tip_minor bigint not null default 0 constraint payments_tip_not_negative check (tip_minor >= 0),
    add rounding_minor bigint not null default 0 constraint payments_rounding_is_cash check (rounding_minor = 0 or tender = 'cash'),
    add share_id uuid,
    drop constraint payments_tendered_covers,
    add constraint payments_tendered_covers check (tendered_minor >= amount_minor + rounding_minor + tip_minor);
drop index payments_one_in_flight;
-- One payment of a share is under way at a time; a bill that is not divided is one share.
create unique index payments_one_in_flight on payments (restaurant_id, order_id, coalesce(share_id, order_id)) where state = 'started';

-- Money given back, out of one payment.
create table refunds (
    restaurant_id uuid not null,
    refund_id uuid not null,
    payment_id uuid not null,
    order_id uuid not null,
    tender text not null constraint refunds_tender check (tender in ('cash', 'card', 'terminal')),
    amount_minor bigint not null constraint refunds_amount_positive check (amount_minor > 0),
    tip_minor bigint not null constraint refunds_tip_not_negative check (tip_minor >= 0),
    rounding_minor bigint not null,
    -- A card's refund is sent to the gateway after it is recorded, and again until the gateway has answered.
    state text not null constraint refunds_state check (state in ('started', 'done', 'failed')),
    actor text not null,
    at timestamptz not null,
    primary key (restaurant_id, refund_id, payment_id),
    constraint refunds_payment foreign key (restaurant_id, payment_id) references payments,
    constraint refunds_order foreign key (restaurant_id, order_id) references orders
);
create index refunds_by_order on refunds (restaurant_id, order_id);
create index refunds_by_payment on refunds (restaurant_id, payment_id);
create index refunds_started on refunds (restaurant_id, at) where state = 'started';
call protect_tenant_table('refunds');

-- An order may have several documents: a receipt when it is first paid, another for what an amendment adds, credit
-- notes for what is not charged after all. `content` is what was printed.
alter table receipts
    drop constraint receipts_order_unique,
    add content jsonb;
create index receipts_by_order on receipts (restaurant_id, order_id);

alter table journal_entries
    drop constraint journal_entries_kind,
    add constraint journal_entries_kind check (kind in ('sale', 'payment', 'correction', 'refund', 'tender')),
    drop constraint journal_entries_payment_named,
    add constraint journal_entries_payment_named check ((kind in ('payment', 'refund', 'tender')) = (payment_id is not null));
alter table journal_lines
    drop constraint journal_lines_account,
    add constraint journal_lines_account check (account in ('sales', 'discounts', 'service', 'returns', 'tax', 'receivable', 'cash', 'card', 'terminal', 'tips', 'rounding')),
    drop constraint journal_lines_rate_named,
    add constraint journal_lines_rate_named check ((account in ('sales', 'discounts', 'service', 'returns', 'tax')) = (tax_bp is not null));

-- Somebody who may do it has said yes, once, for one kind of act on one order.
create table approvals (
    restaurant_id uuid not null,
    token_hash bytea not null constraint approvals_token_hash_length check (length(token_hash) = 32),
    member_id uuid not null,
    permission text not null constraint approvals_permission_length check (length(permission) between 1 and 60),
    order_id uuid not null,
    created_at timestamptz not null,
    -- The one request it was used for; that one may be repeated.
    used_by uuid,
    primary key (restaurant_id, token_hash),
    constraint approvals_member foreign key (restaurant_id, member_id) references members,
    constraint approvals_order foreign key (restaurant_id, order_id) references orders
);
create index approvals_by_time on approvals (restaurant_id, created_at);
call protect_tenant_table('approvals');

-- Net sales and tax per order and posting, from the journal; a correction counts on the day it was made.
create view reporting.sales with (security_invoker = true) as
select
    restaurant_id, order_id, entry_id, kind, business_date, at,
    -coalesce(sum(amount_minor) filter (where account in ('sales', 'discounts', 'service', 'returns')), 0) as net_minor,
    -coalesce(sum(amount_minor) filter (where account = 'tax'), 0) as tax_minor,
    -coalesce(sum(amount_minor) filter (where account in ('sales', 'discounts', 'service', 'returns', 'tax')), 0) as gross_minor
from journal_entries
join journal_lines using (restaurant_id, entry_id)
where kind in ('sale', 'correction')
group by restaurant_id, order_id, entry_id, kind, business_date, at;

-- What was sold, line by line, of orders that were paid and not taken back.
create view reporting.sold_lines with (security_invoker = true) as
select l.restaurant_id, o.order_id, o.business_date, o.paid_at, l.item_id, l.name, l.quantity, l.amount_minor - l.discount_minor as amount_minor
from orders o
join order_lines l on l.restaurant_id = o.restaurant_id and l.order_id = o.order_id
where o.paid_at is not null and l.state not in ('draft', 'voided');

-- How long a dish took from the kitchen's first sight of it until it was ready.
create view reporting.kitchen_times with (security_invoker = true) as
select restaurant_id, order_id, item_id, fired_at as sent_at, extract(epoch from ready_at - fired_at)::bigint as seconds
from order_lines
where ready_at is not null and fired_at is not null;

-- Orders as lists show them, with the table's name.
create view reporting.order_rows with (security_invoker = true) as
select o.restaurant_id, o.order_id, o.head, o.status, o.pay_state, o.total_minor, o.paid_minor, o.business_date, o.opened_at, o.closed_at,
    t.name as table_name,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'ready') as ready,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'draft') as drafts,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'held') as held
from orders o
left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id;

-- The kitchen's tickets line by line, with the order that the line belongs to now.
create view reporting.ticket_rows with (security_invoker = true) as
select k.restaurant_id, k.ticket_id, o.order_id, k.station_id, k.fired_at, s.name as station_name, s.translations as station_translations,
    tl.quantity_delta, l.snapshot, l.state, l.ready_at, o.head, t.name as table_name, o.closed_at
from tickets k
join stations s on s.restaurant_id = k.restaurant_id and s.station_id = k.station_id
join ticket_lines tl on tl.restaurant_id = k.restaurant_id and tl.ticket_id = k.ticket_id
join order_lines l on l.restaurant_id = tl.restaurant_id and l.line_id = tl.line_id
join orders o on o.restaurant_id = l.restaurant_id and o.order_id = l.order_id
left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id;

grant select on all tables in schema reporting to comanda_app, comanda_system;
