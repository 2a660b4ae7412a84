-- What was done, by whom, as whoever answers for a restaurant reads it.

create index facts_by_time on facts (restaurant_id, at);

create view reporting.audit_rows with (security_invoker = true) as
select f.restaurant_id, f.seq, f.at, f.kind, f.actor, f.operation_id, f.order_id, f.seating_id, f.body,
    m.member_id,
    coalesce(n.name, g.name, k.name) as actor_name,
    o.number as order_number
from facts f
left join members m on m.restaurant_id = f.restaurant_id and f.actor = 'member:' || m.member_id
left join reporting.member_names n on n.restaurant_id = m.restaurant_id and n.member_id = m.member_id
left join guests g on g.restaurant_id = f.restaurant_id and f.actor = 'guest:' || g.guest_id
left join api_keys k on k.restaurant_id = f.restaurant_id and f.actor = 'api_key:' || k.api_key_id
left join orders o on o.restaurant_id = f.restaurant_id and o.order_id = f.order_id;

-- The words that people wrote stand beside the log.
create view reporting.audit_words with (security_invoker = true) as
select restaurant_id, seq, subject, body from fact_private;

grant select on reporting.audit_rows, reporting.audit_words to comanda_app, comanda_system;
