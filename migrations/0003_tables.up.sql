-- Rooms, tables, the codes on them, and who sits there.

create table areas (
    restaurant_id uuid not null constraint areas_restaurant references restaurants,
    area_id uuid not null,
    name text not null constraint areas_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    position int not null,
    primary key (restaurant_id, area_id),
    constraint areas_name_unique unique (restaurant_id, name)
);
call protect_tenant_table('areas');

-- Where a table stands on its room's plan of 1000 x 600.
create table tables (
    restaurant_id uuid not null,
    table_id uuid not null,
    area_id uuid not null,
    name text not null constraint tables_name_length check (length(name) between 1 and 40),
    seats int not null constraint tables_seats_range check (seats between 1 and 99),
    shape text not null constraint tables_shape check (shape in ('round', 'square', 'rect')),
    x int not null constraint tables_x_range check (x between 0 and 1000),
    y int not null constraint tables_y_range check (y between 0 and 600),
    width int not null constraint tables_width_range check (width between 20 and 600),
    height int not null constraint tables_height_range check (height between 20 and 600),
    primary key (restaurant_id, table_id),
    constraint tables_area foreign key (restaurant_id, area_id) references areas,
    constraint tables_name_unique unique (restaurant_id, name)
);
create index tables_by_area on tables (restaurant_id, area_id);
call protect_tenant_table('tables');

-- The printed code. It only asks for a seating, so it stays readable for printing; rotating makes a new row.
create table qr_tokens (
    restaurant_id uuid not null,
    token text not null constraint qr_tokens_token_form check (token ~ '^[A-Za-z0-9_-]{22,64}$'),
    table_id uuid not null,
    created_at timestamptz not null,
    revoked_at timestamptz,
    primary key (restaurant_id, token),
    constraint qr_tokens_token_unique unique (token),
    constraint qr_tokens_table foreign key (restaurant_id, table_id) references tables
);
create unique index qr_tokens_one_live on qr_tokens (restaurant_id, table_id) where revoked_at is null;
call protect_tenant_table('qr_tokens');

create table seatings (
    restaurant_id uuid not null,
    seating_id uuid not null,
    table_id uuid not null,
    state text not null constraint seatings_state check (state in ('awaiting_approval', 'open', 'closed')),
    covers int not null constraint seatings_covers_range check (covers between 1 and 99),
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (restaurant_id, seating_id),
    constraint seatings_table foreign key (restaurant_id, table_id) references tables,
    constraint seatings_closed_has_time check ((state = 'closed') = (closed_at is not null)),
    constraint seatings_closed_after_opening check (closed_at >= opened_at)
);
-- One party at a table at a time.
create unique index seatings_one_live on seatings (restaurant_id, table_id) where state <> 'closed';
call protect_tenant_table('seatings');

-- A phone at a table; the token in its cookie is kept as a hash.
create table guests (
    restaurant_id uuid not null,
    guest_id uuid not null,
    seating_id uuid not null,
    token_hash bytea not null constraint guests_token_hash_length check (length(token_hash) = 32),
    name text constraint guests_name_length check (length(name) between 1 and 120),
    number int not null constraint guests_number_positive check (number > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (restaurant_id, guest_id),
    constraint guests_token_hash_unique unique (token_hash),
    constraint guests_number_unique unique (restaurant_id, seating_id, number),
    constraint guests_seating foreign key (restaurant_id, seating_id) references seatings,
    constraint guests_lifetime check (expires_at <= created_at + interval '12 hours')
);
call protect_tenant_table('guests');
