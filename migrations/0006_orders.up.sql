-- Orders: the projection of the facts about them, changed in the same transaction.

create table order_numbers (
    restaurant_id uuid not null constraint order_numbers_restaurant references restaurants,
    business_date date not null,
    last_number int not null constraint order_numbers_positive check (last_number > 0),
    primary key (restaurant_id, business_date)
);
call protect_tenant_table('order_numbers');

create table orders (
    restaurant_id uuid not null constraint orders_restaurant references restaurants,
    order_id uuid not null,
    channel text not null constraint orders_channel check (channel in ('dine_in', 'takeaway')),
    table_id uuid,
    seating_id uuid,
    -- Given with the first sending; drafts have none.
    business_date date,
    number int constraint orders_number_positive check (number > 0),
    status text not null constraint orders_status check (status in ('pending', 'in_queue', 'in_progress', 'ready', 'completed', 'cancelled')),
    pay_state text not null constraint orders_pay_state check (pay_state in ('unpaid', 'partly_paid', 'paid')),
    -- Counts the facts applied; acts on the whole bill name the one they saw.
    version int not null constraint orders_version_positive check (version > 0),
    prices_include_tax bool not null,
    currency text not null,
    total_minor bigint not null constraint orders_total_not_negative check (total_minor >= 0),
    tax_minor bigint not null constraint orders_tax_not_negative check (tax_minor >= 0),
    paid_minor bigint not null constraint orders_paid_range check (paid_minor between 0 and total_minor),
    -- The order as the engine keeps it, without its lines; the columns beside it repeat what is searched by.
    head jsonb not null,
    opened_at timestamptz not null,
    sent_at timestamptz,
    paid_at timestamptz,
    closed_at timestamptz,
    primary key (restaurant_id, order_id),
    constraint orders_table foreign key (restaurant_id, table_id) references tables,
    constraint orders_seating foreign key (restaurant_id, seating_id) references seatings,
    constraint orders_number_unique unique (restaurant_id, business_date, number),
    constraint orders_number_has_date check ((number is null) = (business_date is null)),
    constraint orders_dine_in_has_seating check ((channel = 'dine_in') = (seating_id is not null)),
    constraint orders_seating_has_table check ((seating_id is null) = (table_id is null)),
    constraint orders_closed_has_time check ((status in ('completed', 'cancelled')) = (closed_at is not null)),
    constraint orders_paid_has_time check ((pay_state = 'paid') = (paid_at is not null))
);
-- One open order per seating; once it is paid, a further round is a new one.
create unique index orders_one_open_per_seating on orders (restaurant_id, seating_id) where closed_at is null and pay_state <> 'paid';
create index orders_open on orders (restaurant_id, opened_at) where closed_at is null;
create index orders_newest on orders (restaurant_id, opened_at desc, order_id);
create index orders_by_seating on orders (restaurant_id, seating_id) where seating_id is not null;
create index orders_by_table on orders (restaurant_id, table_id) where table_id is not null;
create index orders_by_business_date on orders (restaurant_id, business_date);
call protect_tenant_table('orders');

create table order_lines (
    restaurant_id uuid not null,
    line_id uuid not null,
    order_id uuid not null,
    item_id uuid not null,
    variant_id uuid,
    station_id uuid not null,
    -- The line as the engine keeps it: names, choices, prices as they were when it was ordered.
    snapshot jsonb not null,
    name text not null,
    quantity int not null constraint order_lines_quantity_range check (quantity between 1 and 999),
    unit_price_minor bigint not null constraint order_lines_unit_price_not_negative check (unit_price_minor >= 0),
    amount_minor bigint not null,
    tax_bp int not null constraint order_lines_tax_range check (tax_bp between 0 and 10000),
    tax_minor bigint not null constraint order_lines_tax_not_negative check (tax_minor >= 0),
    state text not null constraint order_lines_state check (state in ('draft', 'held', 'queued', 'preparing', 'ready', 'served', 'voided')),
    course int not null constraint order_lines_course_range check (course between 1 and 9),
    note text constraint order_lines_note_length check (length(note) between 1 and 280),
    added_by text not null,
    guest_id uuid,
    added_at timestamptz not null,
    sent_at timestamptz,
    started_at timestamptz,
    ready_at timestamptz,
    served_at timestamptz,
    primary key (restaurant_id, line_id),
    constraint order_lines_order foreign key (restaurant_id, order_id) references orders,
    constraint order_lines_item foreign key (restaurant_id, item_id) references items,
    constraint order_lines_station foreign key (restaurant_id, station_id) references stations,
    constraint order_lines_guest foreign key (restaurant_id, guest_id) references guests,
    constraint order_lines_amount_is_product check (amount_minor = unit_price_minor * quantity)
);
create index order_lines_by_order on order_lines (restaurant_id, order_id);
create index order_lines_by_item on order_lines (restaurant_id, item_id);
create index order_lines_by_station on order_lines (restaurant_id, station_id) where state in ('held', 'queued', 'preparing', 'ready');
create index order_lines_by_guest on order_lines (restaurant_id, guest_id) where guest_id is not null;
call protect_tenant_table('order_lines');

-- What a sent line keeps back or has taken from stock.
create table reservations (
    restaurant_id uuid not null,
    line_id uuid not null,
    ingredient_id uuid not null,
    order_id uuid not null,
    quantity_milli bigint not null constraint reservations_quantity_positive check (quantity_milli > 0),
    state text not null constraint reservations_state check (state in ('held', 'deducted', 'released')),
    primary key (restaurant_id, line_id, ingredient_id),
    constraint reservations_line foreign key (restaurant_id, line_id) references order_lines,
    constraint reservations_order foreign key (restaurant_id, order_id) references orders,
    constraint reservations_ingredient foreign key (restaurant_id, ingredient_id) references ingredients
);
create index reservations_by_order on reservations (restaurant_id, order_id);
create index reservations_by_ingredient on reservations (restaurant_id, ingredient_id) where state = 'held';
call protect_tenant_table('reservations');

alter table movements add constraint movements_order foreign key (restaurant_id, order_id) references orders;
-- A sale takes an ingredient for an order once.
create unique index movements_sale_once on movements (restaurant_id, order_id, ingredient_id) where reason = 'sale';
