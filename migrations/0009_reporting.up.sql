-- What reports may read of other slices' tables: views only, evaluated with the reader's own rights.

create schema reporting;
grant usage on schema reporting to comanda_app, comanda_system;

-- Net sales and tax per business date, from the journal.
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

-- What was sold, line by line, of orders that are paid.
create view reporting.sold_lines with (security_invoker = true) as
select l.restaurant_id, o.order_id, o.business_date, o.paid_at, l.item_id, l.name, l.quantity, l.amount_minor
from orders o
join order_lines l on l.restaurant_id = o.restaurant_id and l.order_id = o.order_id
where o.pay_state = 'paid' and l.state not in ('draft', 'voided');

-- How long a dish took from the kitchen's first sight of it until it was ready.
create view reporting.kitchen_times with (security_invoker = true) as
select restaurant_id, order_id, item_id, sent_at, extract(epoch from ready_at - sent_at)::bigint as seconds
from order_lines
where ready_at is not null and sent_at is not null;

create view reporting.low_stock with (security_invoker = true) as
select restaurant_id, ingredient_id, name, unit, on_hand_milli, reserved_milli, threshold_milli
from ingredients
where on_hand_milli - reserved_milli <= threshold_milli and threshold_milli > 0;

create view reporting.open_seatings with (security_invoker = true) as
select restaurant_id, seating_id, opened_at, state = 'awaiting_approval' as is_awaiting from seatings where state <> 'closed';

-- Orders as lists show them, with the table's name.
create view reporting.order_rows with (security_invoker = true) as
select o.restaurant_id, o.order_id, o.head, o.status, o.pay_state, o.total_minor, o.paid_minor, o.business_date, o.opened_at, o.closed_at,
    t.name as table_name,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'ready') as ready,
    (select count(*) from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'draft') as drafts
from orders o
left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id;

-- The kitchen's tickets line by line, with the order they belong to.
create view reporting.ticket_rows with (security_invoker = true) as
select k.restaurant_id, k.ticket_id, k.order_id, k.station_id, k.fired_at, s.name as station_name, s.translations as station_translations,
    tl.quantity_delta, l.snapshot, l.state, l.ready_at, o.head, t.name as table_name, o.closed_at
from tickets k
join stations s on s.restaurant_id = k.restaurant_id and s.station_id = k.station_id
join ticket_lines tl on tl.restaurant_id = k.restaurant_id and tl.ticket_id = k.ticket_id
join order_lines l on l.restaurant_id = tl.restaurant_id and l.line_id = tl.line_id
join orders o on o.restaurant_id = k.restaurant_id and o.order_id = k.order_id
left join tables t on t.restaurant_id = o.restaurant_id and t.table_id = o.table_id;

create view reporting.station_names with (security_invoker = true) as
select restaurant_id, station_id, name, translations, position from stations;

grant select on all tables in schema reporting to comanda_app, comanda_system;
