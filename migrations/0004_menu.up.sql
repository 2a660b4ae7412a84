-- What can be ordered, and what it is made of.

create table stations (
    restaurant_id uuid not null constraint stations_restaurant references restaurants,
    station_id uuid not null,
    name text not null constraint stations_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    position int not null,
    primary key (restaurant_id, station_id),
    constraint stations_name_unique unique (restaurant_id, name)
);
call protect_tenant_table('stations');

create table categories (
    restaurant_id uuid not null,
    category_id uuid not null,
    station_id uuid not null,
    name text not null constraint categories_name_length check (length(name) between 1 and 120),
    -- The bracketed prefix that an import knows this category by.
    code text constraint categories_code_length check (length(code) between 1 and 40),
    translations jsonb not null default '{}',
    course int not null constraint categories_course_range check (course between 1 and 9),
    position int not null,
    primary key (restaurant_id, category_id),
    constraint categories_station foreign key (restaurant_id, station_id) references stations,
    constraint categories_name_unique unique (restaurant_id, name),
    constraint categories_code_unique unique (restaurant_id, code)
);
call protect_tenant_table('categories');

-- A dish, a drink, or a combo. Price is the price of the item without variants.
create table items (
    restaurant_id uuid not null,
    item_id uuid not null,
    category_id uuid not null,
    tax_class_id uuid not null,
    kind text not null constraint items_kind check (kind in ('dish', 'combo')),
    name text not null constraint items_name_length check (length(name) between 1 and 120),
    code text constraint items_code_length check (length(code) between 1 and 40),
    description text not null default '' constraint items_description_length check (length(description) <= 1000),
    translations jsonb not null default '{}',
    price_minor bigint not null constraint items_price_range check (price_minor between 0 and 100000000),
    picture text constraint items_picture_form check (picture ~ '^[a-z0-9-]{1,60}$'),
    allergens text[] not null default '{}',
    diets text[] not null default '{}',
    prep_s int not null default 300 constraint items_prep_range check (prep_s between 10 and 7200),
    position int not null,
    active bool not null default true,
    -- 86: off sale until this moment, or until restored where it is infinite.
    off_sale_until timestamptz,
    primary key (restaurant_id, item_id),
    constraint items_category foreign key (restaurant_id, category_id) references categories,
    constraint items_tax_class foreign key (restaurant_id, tax_class_id) references tax_classes,
    constraint items_name_unique unique (restaurant_id, category_id, name),
    constraint items_code_unique unique (restaurant_id, code),
    constraint items_combo_has_code check (kind <> 'combo' or code is not null)
);
create index items_by_category on items (restaurant_id, category_id);
call protect_tenant_table('items');

create table variants (
    restaurant_id uuid not null,
    variant_id uuid not null,
    item_id uuid not null,
    name text not null constraint variants_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    price_minor bigint not null constraint variants_price_range check (price_minor between 0 and 100000000),
    position int not null,
    primary key (restaurant_id, variant_id),
    constraint variants_item foreign key (restaurant_id, item_id) references items on delete cascade,
    constraint variants_name_unique unique (restaurant_id, item_id, name)
);
call protect_tenant_table('variants');

create table modifier_groups (
    restaurant_id uuid not null constraint modifier_groups_restaurant references restaurants,
    group_id uuid not null,
    name text not null constraint modifier_groups_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    choose_min int not null constraint modifier_groups_min_range check (choose_min between 0 and 20),
    choose_max int not null constraint modifier_groups_max_range check (choose_max between 1 and 20),
    -- How many choices cost nothing; the dearest are charged last.
    included int not null constraint modifier_groups_included_range check (included between 0 and 20),
    position int not null,
    primary key (restaurant_id, group_id),
    constraint modifier_groups_name_unique unique (restaurant_id, name),
    constraint modifier_groups_min_below_max check (choose_min <= choose_max)
);
call protect_tenant_table('modifier_groups');

create table modifiers (
    restaurant_id uuid not null,
    modifier_id uuid not null,
    group_id uuid not null,
    name text not null constraint modifiers_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    price_minor bigint not null constraint modifiers_price_range check (price_minor between 0 and 100000000),
    allergens text[] not null default '{}',
    position int not null,
    primary key (restaurant_id, modifier_id),
    constraint modifiers_group foreign key (restaurant_id, group_id) references modifier_groups on delete cascade,
    constraint modifiers_name_unique unique (restaurant_id, group_id, name)
);
call protect_tenant_table('modifiers');

create table item_groups (
    restaurant_id uuid not null,
    item_id uuid not null,
    group_id uuid not null,
    position int not null,
    primary key (restaurant_id, item_id, group_id),
    constraint item_groups_item foreign key (restaurant_id, item_id) references items on delete cascade,
    constraint item_groups_group foreign key (restaurant_id, group_id) references modifier_groups
);
create index item_groups_by_group on item_groups (restaurant_id, group_id);
call protect_tenant_table('item_groups');

-- What a combo asks for: "one drink", "two of A to G".
create table combo_slots (
    restaurant_id uuid not null,
    slot_id uuid not null,
    item_id uuid not null,
    name text not null constraint combo_slots_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    choose int not null constraint combo_slots_choose_range check (choose between 1 and 9),
    position int not null,
    primary key (restaurant_id, slot_id),
    constraint combo_slots_item foreign key (restaurant_id, item_id) references items on delete cascade
);
create index combo_slots_by_item on combo_slots (restaurant_id, item_id);
call protect_tenant_table('combo_slots');

-- One thing that fills a slot: an item of the menu, or something the combo alone offers (no item).
create table combo_options (
    restaurant_id uuid not null,
    option_id uuid not null,
    slot_id uuid not null,
    code text constraint combo_options_code_length check (length(code) between 1 and 40),
    name text not null constraint combo_options_name_length check (length(name) between 1 and 120),
    translations jsonb not null default '{}',
    option_item_id uuid,
    option_variant_id uuid,
    pieces int not null default 1 constraint combo_options_pieces_range check (pieces between 1 and 20),
    surcharge_minor bigint not null default 0 constraint combo_options_surcharge_range check (surcharge_minor between 0 and 100000000),
    position int not null,
    primary key (restaurant_id, option_id),
    constraint combo_options_slot foreign key (restaurant_id, slot_id) references combo_slots on delete cascade,
    constraint combo_options_item foreign key (restaurant_id, option_item_id) references items,
    constraint combo_options_variant foreign key (restaurant_id, option_variant_id) references variants,
    constraint combo_options_variant_has_item check (option_variant_id is null or option_item_id is not null)
);
create index combo_options_by_slot on combo_options (restaurant_id, slot_id);
create index combo_options_by_item on combo_options (restaurant_id, option_item_id);
create index combo_options_by_variant on combo_options (restaurant_id, option_variant_id);
call protect_tenant_table('combo_options');

-- Grows with every change of the menu, so that a process knows whether the menu it holds is still the menu.
create table menu_versions (
    restaurant_id uuid primary key constraint menu_versions_restaurant references restaurants,
    version bigint not null constraint menu_versions_positive check (version > 0)
);
call protect_tenant_table('menu_versions');
