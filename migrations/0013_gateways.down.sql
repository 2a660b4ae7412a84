drop index movements_by_time;
drop index movements_by_location;
delete from movements where location_id is not null or reason = 'transfer';
alter table movements
    drop constraint movements_location,
    drop column location_id,
    drop constraint movements_reason,
    add constraint movements_reason check (reason in ('opening', 'sale', 'cancel', 'amend', 'receive', 'waste', 'count'));
drop table location_levels;
drop table locations;
create or replace view reporting.sold_lines with (security_invoker = true) as
select l.restaurant_id, o.order_id, o.business_date, o.paid_at, l.item_id, l.name, l.quantity, l.amount_minor - l.discount_minor as amount_minor
from orders o
join order_lines l on l.restaurant_id = o.restaurant_id and l.order_id = o.order_id
where o.paid_at is not null and l.state not in ('draft', 'voided');
alter table order_lines drop column credited_minor, drop column credited_quantity;
alter table restaurants drop column points_per_hundred;
drop table point_entries;
drop table simulated_refunds;
drop table simulated_cards;
drop table gateway_events;
alter table refunds drop column gateway_ref, drop column failure, drop column checks;
drop index payments_by_authorisation;
alter table payments drop constraint payments_authorisation;
drop table authorisations;
drop index payments_to_check;
drop index payments_one_in_flight;
update payments set state = 'failed', next_check_at = null, failure = 'not known any more' where state = 'unknown';
alter table payments
    drop constraint payments_open_is_checked,
    drop column session_ref, drop column checkout_url, drop column return_path, drop column authorisation_id, drop column checks, drop column next_check_at,
    drop constraint payments_gateway,
    add constraint payments_gateway check (gateway in ('simulated')),
    drop constraint payments_state,
    add constraint payments_state check (state in ('started', 'captured', 'failed'));
create unique index payments_one_in_flight on payments (restaurant_id, order_id, coalesce(share_id, order_id)) where state = 'started';
