-- Further years of the bistro, until it has so many orders: psql -v count=100000. What is closed is copied under other ids
-- into days before the first one; what its dashboard sums up goes back two years.
set session_replication_role = replica;
with house as (select restaurant_id from restaurants where slug = 'bistro-nove'),
has as (
    select count(*) as orders, count(*) filter (where number >= 1000) as copied
    from orders join house using (restaurant_id)
),
seeded as (
    select o, row_number() over (order by order_id) - 1 as nth, count(*) over () as total
    from orders o join house using (restaurant_id) where closed_at is not null and number < 1000
),
copies as (
    select o, gen_random_uuid() as id, nth_copy, 61 * (nth_copy % 12 + 1) as days
    from has, seeded, generate_series(0, :count / total) as nth_copy
    where nth_copy * total + nth between copied and copied + :count - orders - 1
)
insert into orders
select (jsonb_populate_record(o, jsonb_build_object(
    'order_id', id, 'business_date', (o).business_date - days::int, 'number', (o).number + 1000 * (nth_copy + 1),
    'opened_at', (o).opened_at - make_interval(days => days::int), 'head', (o).head || jsonb_build_object('id', id)
))).*
from copies;
insert into sales_quarters
select s.restaurant_id, s.business_date - 61 * nth, s.quarter_at - make_interval(days => 61 * nth), s.gross_minor, s.tax_minor, s.orders
from sales_quarters s join restaurants r using (restaurant_id), generate_series(1, 12) as nth
where r.slug = 'bistro-nove'
on conflict do nothing;
