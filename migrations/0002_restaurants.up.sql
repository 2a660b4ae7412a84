-- Restaurants, how they tax, and who works there.

create table restaurants (
    restaurant_id uuid primary key,
    slug text not null constraint restaurants_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
    name text not null constraint restaurants_name_length check (length(name) between 1 and 120),
    legal_name text not null constraint restaurants_legal_name_length check (length(legal_name) between 1 and 120),
    address text not null default '' constraint restaurants_address_length check (length(address) <= 300),
    tax_id text not null default '' constraint restaurants_tax_id_length check (length(tax_id) <= 40),
    currency text not null constraint restaurants_currency_form check (currency ~ '^[A-Z]{3}$'),
    time_zone text not null,
    day_cutoff_hour int not null default 4 constraint restaurants_day_cutoff_hour check (day_cutoff_hour between 0 and 12),
    language text not null,
    prices_include_tax bool not null,
    stock_policy text not null default 'block' constraint restaurants_stock_policy check (stock_policy in ('block', 'warn', 'ignore')),
    guest_orders text not null default 'open' constraint restaurants_guest_orders check (guest_orders in ('open', 'approve', 'staff_opens')),
    created_at timestamptz not null,
    constraint restaurants_slug_unique unique (slug)
);
call protect_tenant_table('restaurants');

alter table fact_heads add constraint fact_heads_restaurant foreign key (restaurant_id) references restaurants;
alter table facts add constraint facts_restaurant foreign key (restaurant_id) references restaurants;
alter table idempotency_keys add constraint idempotency_keys_restaurant foreign key (restaurant_id) references restaurants;

create table tax_classes (
    restaurant_id uuid not null constraint tax_classes_restaurant references restaurants,
    tax_class_id uuid not null,
    name text not null constraint tax_classes_name_length check (length(name) between 1 and 120),
    dine_in_bp int not null constraint tax_classes_dine_in_range check (dine_in_bp between 0 and 10000),
    takeaway_bp int not null constraint tax_classes_takeaway_range check (takeaway_bp between 0 and 10000),
    primary key (restaurant_id, tax_class_id),
    constraint tax_classes_name_unique unique (restaurant_id, name)
);
call protect_tenant_table('tax_classes');

create table members (
    restaurant_id uuid not null constraint members_restaurant references restaurants,
    member_id uuid not null,
    identity_id uuid not null constraint members_identity references identities,
    role text not null constraint members_role check (role in ('owner', 'manager', 'cashier', 'waiter', 'kitchen', 'trainee')),
    pin_hash text,
    created_at timestamptz not null,
    removed_at timestamptz,
    primary key (restaurant_id, member_id),
    constraint members_identity_unique unique (restaurant_id, identity_id)
);
create index members_by_identity on members (identity_id);
call protect_tenant_table('members');

create table customers (
    restaurant_id uuid not null constraint customers_restaurant references restaurants,
    customer_id uuid not null,
    name text not null constraint customers_name_length check (length(name) between 1 and 120),
    email text constraint customers_email_form check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
    phone text constraint customers_phone_length check (length(phone) between 3 and 40),
    created_at timestamptz not null,
    primary key (restaurant_id, customer_id),
    constraint customers_email_unique unique (restaurant_id, email)
);
call protect_tenant_table('customers');
