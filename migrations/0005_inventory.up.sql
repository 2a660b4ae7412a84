-- Stock: what there is, what is promised, and every movement.

create table ingredients (
    restaurant_id uuid not null constraint ingredients_restaurant references restaurants,
    ingredient_id uuid not null,
    name text not null constraint ingredients_name_length check (length(name) between 1 and 120),
    unit text not null constraint ingredients_unit check (unit in ('g', 'ml', 'piece')),
    -- Cost of a thousand units, so that a gram of salt has one.
    cost_per_thousand_minor bigint not null default 0 constraint ingredients_cost_range check (cost_per_thousand_minor between 0 and 1000000000000),
    threshold_milli bigint not null default 0 constraint ingredients_threshold_range check (threshold_milli between 0 and 1000000000000),
    allergens text[] not null default '{}',
    -- Derived from movements and reservations in the same transaction; `comanda verify` recomputes both.
    on_hand_milli bigint not null default 0,
    reserved_milli bigint not null default 0 constraint ingredients_reserved_not_negative check (reserved_milli >= 0),
    primary key (restaurant_id, ingredient_id),
    constraint ingredients_name_unique unique (restaurant_id, name)
);
call protect_tenant_table('ingredients');

-- The ledger of stock. A movement is never changed; a mistake is another movement.
create table movements (
    restaurant_id uuid not null,
    movement_id uuid not null,
    ingredient_id uuid not null,
    delta_milli bigint not null constraint movements_delta_not_zero check (delta_milli <> 0),
    reason text not null constraint movements_reason check (reason in ('opening', 'sale', 'cancel', 'amend', 'receive', 'waste', 'count')),
    reference text not null constraint movements_reference_length check (length(reference) between 1 and 120),
    order_id uuid,
    actor text not null,
    at timestamptz not null,
    primary key (restaurant_id, movement_id),
    constraint movements_ingredient foreign key (restaurant_id, ingredient_id) references ingredients
);
create index movements_by_ingredient on movements (restaurant_id, ingredient_id, at);
create index movements_by_order on movements (restaurant_id, order_id) where order_id is not null;
call protect_tenant_table('movements');
call make_append_only('movements');

-- What one portion takes: of an item, of a variant, or of a modifier.
create table recipe_lines (
    restaurant_id uuid not null,
    recipe_line_id uuid not null,
    item_id uuid,
    variant_id uuid,
    modifier_id uuid,
    ingredient_id uuid not null,
    quantity_milli bigint not null constraint recipe_lines_quantity_range check (quantity_milli between 1 and 1000000000000),
    primary key (restaurant_id, recipe_line_id),
    constraint recipe_lines_one_owner check (num_nonnulls(item_id, variant_id, modifier_id) = 1),
    constraint recipe_lines_item foreign key (restaurant_id, item_id) references items on delete cascade,
    constraint recipe_lines_variant foreign key (restaurant_id, variant_id) references variants on delete cascade,
    constraint recipe_lines_modifier foreign key (restaurant_id, modifier_id) references modifiers on delete cascade,
    constraint recipe_lines_ingredient foreign key (restaurant_id, ingredient_id) references ingredients,
    constraint recipe_lines_item_once unique (restaurant_id, item_id, ingredient_id),
    constraint recipe_lines_variant_once unique (restaurant_id, variant_id, ingredient_id),
    constraint recipe_lines_modifier_once unique (restaurant_id, modifier_id, ingredient_id)
);
create index recipe_lines_by_ingredient on recipe_lines (restaurant_id, ingredient_id);
call protect_tenant_table('recipe_lines');
