-- Cards by hosted checkout, cards held for open tabs, what gateways report; loyalty points; stock kept in several places.

alter table payments
    drop constraint payments_state,
    -- Unknown: the gateway's answer did not arrive. It is asked again, never guessed.
    add constraint payments_state check (state in ('started', 'unknown', 'captured', 'failed')),
    drop constraint payments_gateway,
    add constraint payments_gateway check (gateway in ('simulated', 'stripe')),
    -- The gateway's own name for the page where the card is entered, and that page's address.
    add session_ref text constraint payments_session_ref_length check (length(session_ref) between 1 and 255),
    add checkout_url text constraint payments_checkout_url_length check (length(checkout_url) between 1 and 4000),
    -- Where the customer goes back to: a path of ours.
    add return_path text constraint payments_return_path_own check (return_path ~ '^/[^/\\]' and length(return_path) <= 300),
    add authorisation_id uuid,
    -- How often the gateway was asked what became of it, and when it is asked next.
    -- Its money fits no bill any more and goes back: from here on it can only fail.
    add is_returning boolean not null default false,
    add checks int not null default 0 constraint payments_checks_not_negative check (checks >= 0),
    add next_check_at timestamptz;
update payments set next_check_at = at where state = 'started';
alter table payments
    add constraint payments_open_is_checked check ((state in ('started', 'unknown')) = (next_check_at is not null));
drop index payments_one_in_flight;
-- One payment of a share is under way at a time; a bill that is not divided is one share.
create unique index payments_one_in_flight on payments (restaurant_id, order_id, coalesce(share_id, order_id)) where state in ('started', 'unknown');
create index payments_to_check on payments (next_check_at) where state in ('started', 'unknown');

-- A card that is held for an open tab: a promise of money, which no book knows until it is captured.
create table authorisations (
    restaurant_id uuid not null,
    authorisation_id uuid not null,
    order_id uuid not null,
    amount_minor bigint not null constraint authorisations_amount_positive check (amount_minor > 0),
    state text not null constraint authorisations_state check (state in ('started', 'unknown', 'authorised', 'captured', 'released', 'failed')),
    gateway text not null constraint authorisations_gateway check (gateway in ('simulated', 'stripe')),
    gateway_ref text,
    session_ref text constraint authorisations_session_ref_length check (length(session_ref) between 1 and 255),
    checkout_url text constraint authorisations_checkout_url_length check (length(checkout_url) between 1 and 4000),
    return_path text constraint authorisations_return_path_own check (return_path ~ '^/[^/\\]' and length(return_path) <= 300),
    failure text,
    actor text not null,
    at timestamptz not null,
    ended_at timestamptz,
    checks int not null default 0 constraint authorisations_checks_not_negative check (checks >= 0),
    next_check_at timestamptz,
    primary key (restaurant_id, authorisation_id),
    constraint authorisations_order foreign key (restaurant_id, order_id) references orders,
    constraint authorisations_open_is_checked check ((state in ('started', 'unknown')) = (next_check_at is not null)),
    constraint authorisations_held_is_named check (state not in ('authorised', 'captured') or gateway_ref is not null)
);
create unique index authorisations_one_per_order on authorisations (restaurant_id, order_id) where state in ('started', 'unknown', 'authorised');
create index authorisations_by_order on authorisations (restaurant_id, order_id);
create index authorisations_to_check on authorisations (next_check_at) where state in ('started', 'unknown');
call protect_tenant_table('authorisations');

alter table payments
    add constraint payments_authorisation foreign key (restaurant_id, authorisation_id) references authorisations;
create index payments_by_authorisation on payments (restaurant_id, authorisation_id) where authorisation_id is not null;

alter table refunds
    add gateway_ref text,
    add failure text,
    add checks int not null default 0 constraint refunds_checks_not_negative check (checks >= 0);

-- What gateways reported, each once, however often and in whatever order they tell it. It comes before a tenant is known.
create table gateway_events (
    gateway text not null constraint gateway_events_gateway check (gateway in ('simulated', 'stripe')),
    event_id text not null constraint gateway_events_id_length check (length(event_id) between 1 and 255),
    kind text not null constraint gateway_events_kind_length check (length(kind) between 1 and 255),
    received_at timestamptz not null,
    primary key (gateway, event_id)
);
create index gateway_events_by_time on gateway_events (received_at);

-- The simulated gateway's own books: what a card company would keep. Shared by all processes.
create table simulated_cards (
    session_ref text primary key constraint simulated_cards_ref_length check (length(session_ref) between 1 and 255),
    amount_minor bigint not null constraint simulated_cards_amount_positive check (amount_minor > 0),
    currency text not null,
    -- Whether the money is only held until it is captured.
    holds boolean not null,
    state text not null constraint simulated_cards_state check (state in ('open', 'held', 'captured', 'declined', 'cancelled', 'expired')),
    captured_minor bigint not null default 0,
    refunded_minor bigint not null default 0,
    return_url text not null,
    created_at timestamptz not null,
    constraint simulated_cards_captured_range check (captured_minor between 0 and amount_minor),
    constraint simulated_cards_refunded_range check (refunded_minor between 0 and captured_minor)
);
create table simulated_refunds (
    refund_ref text primary key,
    session_ref text not null constraint simulated_refunds_card references simulated_cards,
    amount_minor bigint not null constraint simulated_refunds_amount_positive check (amount_minor > 0)
);
create index simulated_refunds_by_card on simulated_refunds (session_ref);
grant select, insert, update, delete on gateway_events, simulated_cards, simulated_refunds to comanda_system;
revoke update, truncate on gateway_events from comanda_system;

-- Points of a customer: what an order earned, and what went back with what was not charged after all.
create table point_entries (
    restaurant_id uuid not null,
    entry_id uuid not null,
    customer_id uuid not null,
    order_id uuid not null,
    points bigint not null constraint point_entries_points_not_zero check (points <> 0),
    at timestamptz not null,
    primary key (restaurant_id, entry_id),
    constraint point_entries_customer foreign key (restaurant_id, customer_id) references customers,
    constraint point_entries_order foreign key (restaurant_id, order_id) references orders
);
create index point_entries_by_customer on point_entries (restaurant_id, customer_id, at);
create index point_entries_by_order on point_entries (restaurant_id, order_id);
call protect_tenant_table('point_entries');
call make_append_only('point_entries');
-- How many points a whole unit of the currency earns, in hundredths; zero turns points off.
alter table restaurants
    add points_per_hundred int not null default 100 constraint restaurants_points_range check (points_per_hundred between 0 and 100000);

alter table order_lines
    add credited_minor bigint not null default 0 constraint order_lines_credited_not_negative check (credited_minor >= 0),
    add credited_quantity int not null default 0 constraint order_lines_credited_quantity_range check (credited_quantity between 0 and quantity);

-- What was sold, line by line, of orders that were paid and not taken back: as charged, with its tax, less what was
-- credited since.
create or replace view reporting.sold_lines with (security_invoker = true) as
select l.restaurant_id, o.order_id, o.business_date, o.paid_at, l.item_id, l.name, l.quantity - l.credited_quantity as quantity,
    l.amount_minor - l.discount_minor + case when o.prices_include_tax then 0 else l.tax_minor end - l.credited_minor as amount_minor
from orders o
join order_lines l on l.restaurant_id = o.restaurant_id and l.order_id = o.order_id
where o.paid_at is not null and l.state not in ('draft', 'voided');

-- Stores and cellars beside the place that dishes are made from. What dishes take is always taken from the latter,
-- whose level stands with the ingredient.
create table locations (
    restaurant_id uuid not null constraint locations_restaurant references restaurants,
    location_id uuid not null,
    name text not null constraint locations_name_length check (length(name) between 1 and 120),
    created_at timestamptz not null,
    primary key (restaurant_id, location_id),
    constraint locations_name_unique unique (restaurant_id, name)
);
call protect_tenant_table('locations');

create table location_levels (
    restaurant_id uuid not null,
    location_id uuid not null,
    ingredient_id uuid not null,
    on_hand_milli bigint not null constraint location_levels_not_negative check (on_hand_milli >= 0),
    primary key (restaurant_id, location_id, ingredient_id),
    constraint location_levels_location foreign key (restaurant_id, location_id) references locations,
    constraint location_levels_ingredient foreign key (restaurant_id, ingredient_id) references ingredients
);
create index location_levels_by_ingredient on location_levels (restaurant_id, ingredient_id);
call protect_tenant_table('location_levels');

alter table movements
    drop constraint movements_reason,
    add constraint movements_reason check (reason in ('opening', 'sale', 'cancel', 'amend', 'receive', 'waste', 'count', 'transfer')),
    -- None: where dishes are made from.
    add location_id uuid,
    add constraint movements_location foreign key (restaurant_id, location_id) references locations;
create index movements_by_location on movements (restaurant_id, location_id, ingredient_id) where location_id is not null;
create index movements_by_time on movements (restaurant_id, at desc, movement_id desc);
