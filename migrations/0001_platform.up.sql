-- What every slice stands on: the tenant policy, people's logins, sessions, limits, repeated requests, the fact log.

create function current_restaurant() returns uuid language sql stable
    return nullif(current_setting('app.restaurant_id', true), '')::uuid;

comment on function current_restaurant is 'The tenant of this transaction; null sees nothing.';

-- Every table of a tenant gets the same net beneath the rule that each query names its restaurant.
create procedure protect_tenant_table(target regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy tenant on %s to comanda_app using (restaurant_id = current_restaurant()) with check (restaurant_id = current_restaurant())', target);
    execute format('create policy system on %s to comanda_system using (true) with check (true)', target);
    execute format('grant select, insert, update, delete on %s to comanda_app, comanda_system', target);
end $$;

create procedure make_append_only(target regclass) language plpgsql as $$
begin
    execute format('revoke update, delete, truncate on %s from comanda_app, comanda_system', target);
end $$;

-- A person's login. It exists before a restaurant is known, so it has no tenant.
create table identities (
    identity_id uuid primary key,
    username text not null constraint identities_username_form check (username ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(username) <= 60),
    email text constraint identities_email_form check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
    display_name text not null constraint identities_display_name_length check (length(display_name) between 1 and 120),
    password_hash text not null,
    failures int not null default 0 constraint identities_failures_not_negative check (failures >= 0),
    locked_until timestamptz,
    created_at timestamptz not null,
    disabled_at timestamptz,
    constraint identities_username_unique unique (username),
    constraint identities_email_unique unique (email)
);

-- Browser sessions: the key is the hash of the id in the cookie, so that a stolen table opens nothing.
create table sessions (
    session_hash bytea primary key constraint sessions_hash_length check (length(session_hash) = 32),
    identity_id uuid constraint sessions_identity references identities on delete cascade,
    data jsonb not null,
    user_agent text not null default '' constraint sessions_user_agent_length check (length(user_agent) <= 300),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index sessions_by_identity on sessions (identity_id);
create index sessions_by_expiry on sessions (expires_at);

create table rate_limits (
    bucket text not null constraint rate_limits_bucket_length check (length(bucket) between 1 and 300),
    window_start timestamptz not null,
    count int not null constraint rate_limits_count_positive check (count > 0),
    primary key (bucket, window_start)
);

grant select, insert, update, delete on identities, sessions, rate_limits to comanda_app, comanda_system;

-- One row per restaurant: the end of its log. Locked last of all locks.
create table fact_heads (
    restaurant_id uuid primary key,
    last_seq bigint not null constraint fact_heads_seq_not_negative check (last_seq >= 0),
    last_hash bytea not null constraint fact_heads_hash_length check (length(last_hash) = 32)
);
call protect_tenant_table('fact_heads');

-- Everything that happened, in order. `body` is the exact text that was hashed; the other columns repeat parts of
-- it for reading, and `comanda verify` compares them.
create table facts (
    restaurant_id uuid not null,
    seq bigint not null constraint facts_seq_positive check (seq > 0),
    at timestamptz not null,
    kind text not null,
    actor text not null,
    operation_id uuid,
    order_id uuid,
    seating_id uuid,
    body text not null,
    hash bytea not null constraint facts_hash_length check (length(hash) = 32),
    primary key (restaurant_id, seq)
);
create index facts_by_order on facts (restaurant_id, order_id, seq) where order_id is not null;
call protect_tenant_table('facts');
call make_append_only('facts');

-- Names and free text stand beside the log, so that erasing a person never breaks the chain: the fact holds the
-- salted hash of this body.
create table fact_private (
    restaurant_id uuid not null,
    seq bigint not null,
    subject text not null,
    salt bytea not null constraint fact_private_salt_length check (length(salt) = 16),
    body text not null,
    primary key (restaurant_id, seq, subject),
    constraint fact_private_fact foreign key (restaurant_id, seq) references facts
);
call protect_tenant_table('fact_private');
revoke update on fact_private from comanda_app, comanda_system;

-- A repeated request returns the first one's answer. Written in the transaction of the effect.
create table idempotency_keys (
    restaurant_id uuid not null,
    key uuid not null,
    fingerprint bytea not null constraint idempotency_keys_fingerprint_length check (length(fingerprint) = 32),
    created_at timestamptz not null,
    primary key (restaurant_id, key)
);
call protect_tenant_table('idempotency_keys');
