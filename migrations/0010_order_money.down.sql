drop view reporting.ticket_rows;
drop view reporting.order_rows;
drop view reporting.kitchen_times;
drop view reporting.sold_lines;
drop view reporting.sales;

drop table approvals;

alter table journal_lines
    drop constraint journal_lines_account,
    add constraint journal_lines_account check (account in ('sales', 'tax', 'receivable', 'cash', 'card')),
    drop constraint journal_lines_rate_named,
    add constraint journal_lines_rate_named check ((account in ('sales', 'tax')) = (tax_bp is not null));
alter table journal_entries
    drop constraint journal_entries_kind,
    add constraint journal_entries_kind check (kind in ('sale', 'payment')),
    drop constraint journal_entries_payment_named,
    add constraint journal_entries_payment_named check ((kind = 'payment') = (payment_id is not null));

drop index receipts_by_order;
alter table receipts
    drop content,
    add constraint receipts_order_unique unique (restaurant_id, order_id);

drop table refunds;

drop index payments_one_in_flight;
alter table payments
    drop constraint payments_tendered_covers,
    drop share_id,
    drop rounding_minor,
    drop tip_minor,
    drop constraint payments_tender,
    add constraint payments_tender check (tender in ('cash', 'card')),
    add constraint payments_tendered_covers check (tendered_minor >= amount_minor);
create unique index payments_one_in_flight on payments (restaurant_id, order_id) where state = 'started';

alter table reservations
    drop constraint reservations_state,
    add constraint reservations_state check (state in ('held', 'deducted', 'released'));

alter table order_lines
    drop fired_at,
    drop seat,
    drop discount_minor;

drop index orders_one_open_per_seating;
alter table orders
    drop constraint orders_paid_has_time,
    drop constraint orders_paid_not_negative,
    drop constraint orders_pay_state,
    drop refunded_minor,
    drop credited_minor,
    drop service_minor,
    drop discount_minor,
    drop name,
    add constraint orders_pay_state check (pay_state in ('unpaid', 'partly_paid', 'paid')),
    add constraint orders_paid_range check (paid_minor between 0 and total_minor),
    add constraint orders_paid_has_time check ((pay_state = 'paid') = (paid_at is not null));
create unique index orders_one_open_per_seating on orders (restaurant_id, seating_id) where closed_at is null and pay_state <> 'paid';

alter table restaurants
    drop service_covers_min,
    drop service_tax_bp,
    drop service_bp,
    drop discount_cap_bp,
    drop cash_rounding_minor;

create view reporting.sales with (security_invoker = true) as
select
    restaurant_id, order_id, business_date, at,
    -sum(amount_minor) filter (where account = 'sales') as net_minor,
    coalesce(-sum(amount_minor) filter (where account = 'tax'), 0) as tax_minor,
    -sum(amount_minor) filter (where account in ('sales', 'tax')) as gross_minor
from journal_entries
join journal_lines using (restaurant_id, entry_id)
where kind = 'sale'
group by restaurant_id, order_id, business_date, at;

create view reporting.sold_lines with (security_invoker = true) as
select l.restaurant_id, o.order_id, o.business_date, o.paid_at, l.item_id, l.name, l.quantity, l.amount_minor
from orders o
join order_lines l on l.restaurant_id = o.restaurant_id and l.order_id = o.order_id
where o.pay_state = 'paid' and l.state not in ('draft', 'voided');

create view reporting.kitchen_times with (security_invoker = true) as
select restaurant_id, order_id, item_id, sent_at, extract(epoch from ready_at - sent_at)::bigint as seconds
from order_lines
where ready_at is not null and sent_at is not null;

create view reporting.order_rows with (security_invoker = true) as
select o.restaurant_id, o.order_id, o.head, o.status, o.pay_state, o.total_minor, o.paid_minor, o.business_date, o.opened_at, o.closed_at,
    t.name as table_name,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'ready') as ready,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'draft') as drafts
from orders o
left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id;

create view reporting.ticket_rows with (security_invoker = true) as
select k.restaurant_id, k.ticket_id, k.order_id, k.station_id, k.fired_at, s.name as station_name, s.translations as station_translations,
    tl.quantity_delta, l.snapshot, l.state, l.ready_at, o.head, t.name as table_name, o.closed_at
from tickets k
join stations s on s.restaurant_id = k.restaurant_id and s.station_id = k.station_id
join ticket_lines tl on tl.restaurant_id = k.restaurant_id and tl.ticket_id = k.ticket_id
join order_lines l on l.restaurant_id = tl.restaurant_id and l.line_id = tl.line_id
join orders o on o.restaurant_id = k.restaurant_id and o.order_id = k.order_id
left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id;

grant select on all tables in schema reporting to comanda_app, comanda_system;
