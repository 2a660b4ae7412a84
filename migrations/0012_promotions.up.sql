-- Extras behind extras, items that are weighed or priced on the spot, prices by the hour, promotions and vouchers.

-- What price_minor is the price of: a portion, a kilogram (weight), or a suggestion (market). An open item has none.
alter table items add column pricing text not null default 'fixed'
    constraint items_pricing check (pricing in ('fixed', 'open', 'weight', 'market'));
alter table items add constraint items_combo_has_fixed_price check (kind <> 'combo' or pricing = 'fixed');

-- "Fries" asks for a dip: a modifier may open one further group, and that group's modifiers open none.
alter table modifiers add column opens_group_id uuid;
alter table modifiers add constraint modifiers_opens_group foreign key (restaurant_id, opens_group_id) references modifier_groups;
create index modifiers_by_opened_group on modifiers (restaurant_id, opens_group_id) where opens_group_id is not null;

create function modifier_opens_once() returns trigger language plpgsql as $$
begin
    if new.opens_group_id is not null and (
        new.opens_group_id = new.group_id
        or exists (select from modifiers m where m.restaurant_id = new.restaurant_id and m.group_id = new.opens_group_id and m.opens_group_id is not null)
        or exists (select from modifiers m where m.restaurant_id = new.restaurant_id and m.opens_group_id = new.group_id)
    ) then
        raise exception 'modifier % opens a group behind a group', new.modifier_id using errcode = 'check_violation', constraint = 'modifiers_open_once';
    end if;
    return null;
end $$;
create trigger modifiers_open_once after insert or update on modifiers for each row execute function modifier_opens_once();

-- Another price for an item, a category, or everything where both are null, at these hours of the restaurant's clock.
create table price_rules (
    restaurant_id uuid not null constraint price_rules_restaurant references restaurants,
    price_rule_id uuid not null,
    name text not null constraint price_rules_name_length check (length(name) between 1 and 120),
    item_id uuid,
    category_id uuid,
    -- The first bit is Monday.
    weekdays int not null constraint price_rules_weekdays_range check (weekdays between 1 and 127),
    -- Minutes since midnight. An end before the beginning is the next day's, an equal one makes a whole day.
    from_minute int not null constraint price_rules_from_range check (from_minute between 0 and 1439),
    to_minute int not null constraint price_rules_to_range check (to_minute between 0 and 1439),
    first_day date,
    last_day date,
    channel text constraint price_rules_channel check (channel in ('dine_in', 'takeaway')),
    percent_bp int constraint price_rules_percent_range check (percent_bp between 1 and 10000),
    price_minor bigint constraint price_rules_price_range check (price_minor between 0 and 100000000),
    primary key (restaurant_id, price_rule_id),
    constraint price_rules_item foreign key (restaurant_id, item_id) references items on delete cascade,
    constraint price_rules_category foreign key (restaurant_id, category_id) references categories on delete cascade,
    constraint price_rules_one_scope check (item_id is null or category_id is null),
    constraint price_rules_one_effect check ((percent_bp is null) <> (price_minor is null)),
    -- One price for the whole menu is a slip.
    constraint price_rules_price_has_scope check (price_minor is null or item_id is not null or category_id is not null),
    constraint price_rules_days_in_order check (first_day <= last_day)
);
create index price_rules_by_item on price_rules (restaurant_id, item_id) where item_id is not null;
create index price_rules_by_category on price_rules (restaurant_id, category_id) where category_id is not null;
call protect_tenant_table('price_rules');

create table promotions (
    restaurant_id uuid not null constraint promotions_restaurant references restaurants,
    promotion_id uuid not null,
    name text not null constraint promotions_name_length check (length(name) between 1 and 120),
    effect text not null constraint promotions_effect check (effect in ('order_percent', 'order_amount', 'items_percent', 'free_items', 'buy_get')),
    percent_bp int constraint promotions_percent_range check (percent_bp between 1 and 10000),
    amount_minor bigint constraint promotions_amount_range check (amount_minor between 1 and 100000000),
    buy_count int constraint promotions_buy_range check (buy_count between 1 and 99),
    get_count int constraint promotions_get_range check (get_count between 1 and 99),
    -- Applied only with a voucher's code; else by itself.
    by_voucher bool not null,
    weekdays int not null constraint promotions_weekdays_range check (weekdays between 1 and 127),
    from_minute int not null constraint promotions_from_range check (from_minute between 0 and 1439),
    to_minute int not null constraint promotions_to_range check (to_minute between 0 and 1439),
    first_day date,
    last_day date,
    channel text constraint promotions_channel check (channel in ('dine_in', 'takeaway')),
    minimum_minor bigint not null constraint promotions_minimum_range check (minimum_minor between 0 and 100000000),
    created_at timestamptz not null,
    stopped_at timestamptz,
    primary key (restaurant_id, promotion_id),
    constraint promotions_percent_named check ((percent_bp is not null) = (effect in ('order_percent', 'items_percent', 'buy_get'))),
    constraint promotions_amount_named check ((amount_minor is not null) = (effect = 'order_amount')),
    constraint promotions_buy_named check ((buy_count is not null) = (effect = 'buy_get')),
    constraint promotions_get_named check ((get_count is not null) = (effect in ('free_items', 'buy_get'))),
    constraint promotions_days_in_order check (first_day <= last_day)
);
call protect_tenant_table('promotions');

-- What a promotion is for: items and whole categories. `buy` is what has to be bought, `get` what is discounted.
create table promotion_targets (
    restaurant_id uuid not null,
    target_id uuid not null,
    promotion_id uuid not null,
    part text not null constraint promotion_targets_part check (part in ('buy', 'get')),
    item_id uuid,
    category_id uuid,
    primary key (restaurant_id, target_id),
    constraint promotion_targets_promotion foreign key (restaurant_id, promotion_id) references promotions on delete cascade,
    constraint promotion_targets_item foreign key (restaurant_id, item_id) references items on delete cascade,
    constraint promotion_targets_category foreign key (restaurant_id, category_id) references categories on delete cascade,
    constraint promotion_targets_one check ((item_id is null) <> (category_id is null)),
    constraint promotion_targets_unique unique nulls not distinct (restaurant_id, promotion_id, part, item_id, category_id)
);
create index promotion_targets_by_item on promotion_targets (restaurant_id, item_id) where item_id is not null;
create index promotion_targets_by_category on promotion_targets (restaurant_id, category_id) where category_id is not null;
call protect_tenant_table('promotion_targets');

create table vouchers (
    restaurant_id uuid not null,
    voucher_id uuid not null,
    promotion_id uuid not null,
    -- Kept in capitals, so that it is the same however it is typed.
    code text not null constraint vouchers_code_form check (code ~ '^[A-Z0-9-]{4,24}$'),
    -- One for a single voucher; null without limit.
    uses_max int constraint vouchers_uses_range check (uses_max between 1 and 1000000),
    customer_max int constraint vouchers_customer_range check (customer_max between 1 and 1000),
    first_day date,
    last_day date,
    -- Live redemptions. Raised and lowered in the transaction that writes the redemption.
    used int not null default 0 constraint vouchers_used_within_limit check (used >= 0 and used <= uses_max),
    created_at timestamptz not null,
    stopped_at timestamptz,
    primary key (restaurant_id, voucher_id),
    constraint vouchers_promotion foreign key (restaurant_id, promotion_id) references promotions,
    constraint vouchers_code_unique unique (restaurant_id, code),
    constraint vouchers_days_in_order check (first_day <= last_day)
);
create index vouchers_by_promotion on vouchers (restaurant_id, promotion_id);
call protect_tenant_table('vouchers');

-- One use of a voucher by an order. What was given back stays as history and counts no more.
create table redemptions (
    restaurant_id uuid not null,
    redemption_id uuid not null,
    voucher_id uuid not null,
    order_id uuid not null,
    customer_id uuid,
    at timestamptz not null,
    actor text not null,
    released_at timestamptz,
    primary key (restaurant_id, redemption_id),
    constraint redemptions_voucher foreign key (restaurant_id, voucher_id) references vouchers,
    constraint redemptions_order foreign key (restaurant_id, order_id) references orders,
    constraint redemptions_customer foreign key (restaurant_id, customer_id) references customers
);
create index redemptions_by_voucher on redemptions (restaurant_id, voucher_id, customer_id);
create index redemptions_by_customer on redemptions (restaurant_id, customer_id) where customer_id is not null;
create unique index redemptions_once_per_order on redemptions (restaurant_id, order_id, voucher_id) where released_at is null;
create index redemptions_by_order on redemptions (restaurant_id, order_id);
call protect_tenant_table('redemptions');
