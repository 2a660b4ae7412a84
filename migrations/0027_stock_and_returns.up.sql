-- What lies in cellars and other places, beside what dishes are made from.
create view reporting.stock_elsewhere with (security_invoker = true) as
select restaurant_id, ingredient_id, sum(on_hand_milli)::bigint as on_hand_milli from location_levels group by restaurant_id, ingredient_id;
grant select on reporting.stock_elsewhere to comanda_app, comanda_system;

-- Money that fits no bill and that the bank sent back needs a person as much as a refund that failed.
create or replace view reporting.failed_refunds with (security_invoker = true) as
select restaurant_id, refund_id, payment_id, order_id, at from refunds where state = 'failed'
union all
select restaurant_id, null, payment_id, order_id, at from payments where is_returning and return_tries > 1 and state in ('started', 'unknown');
