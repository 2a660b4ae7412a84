-- Accounts: exceptions from roles, tokens for programs, keys, security events, requests that are answered once.

-- What a member may do beyond the role, and what is taken from it.
create table member_permissions (
    restaurant_id uuid not null,
    member_id uuid not null,
    permission text not null constraint member_permissions_permission_length check (length(permission) between 1 and 60),
    is_granted boolean not null,
    primary key (restaurant_id, member_id, permission),
    constraint member_permissions_member foreign key (restaurant_id, member_id) references members
);
call protect_tenant_table('member_permissions');

-- The exceptions of each member that has any.
create view reporting.member_exceptions with (security_invoker = true) as
select restaurant_id, member_id,
    coalesce(array_agg(permission) filter (where is_granted), '{}') as granted,
    coalesce(array_agg(permission) filter (where not is_granted), '{}') as taken
from member_permissions group by restaurant_id, member_id;
grant select on reporting.member_exceptions to comanda_app, comanda_system;

-- Sessions say where they are and can be ended one by one.
alter table sessions
    add session_id uuid,
    add address text not null default '' constraint sessions_address_length check (length(address) <= 64);
update sessions set session_id = gen_random_uuid();
alter table sessions
    alter column session_id set not null,
    add constraint sessions_session_id_unique unique (session_id);

-- Programs' keys for one restaurant, each with the rights it was given.
create table api_keys (
    restaurant_id uuid not null constraint api_keys_restaurant references restaurants,
    api_key_id uuid not null,
    name text not null constraint api_keys_name_length check (length(name) between 1 and 120),
    key_hash bytea not null constraint api_keys_key_hash_length check (length(key_hash) = 32),
    scopes text[] not null constraint api_keys_scopes_some check (cardinality(scopes) between 1 and 60),
    created_by uuid not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (restaurant_id, api_key_id),
    constraint api_keys_key_unique unique (key_hash),
    constraint api_keys_creator foreign key (restaurant_id, created_by) references members
);
call protect_tenant_table('api_keys');

-- What signs programs' tokens where no secret is set: made here, replaced now and then, kept until its last token is over.
create table signing_keys (
    kid text primary key constraint signing_keys_kid_length check (length(kid) between 1 and 40),
    secret bytea not null constraint signing_keys_secret_length check (length(secret) = 32),
    created_at timestamptz not null
);

-- A program's sign-in and everything that came of it. Ending the family ends all of it.
create table token_families (
    family_id uuid primary key,
    identity_id uuid not null constraint token_families_identity references identities on delete cascade,
    -- The restaurant that its person works in now; a claim to be checked, not a tenant that the row belongs to.
    works_at uuid,
    user_agent text not null default '' constraint token_families_user_agent_length check (length(user_agent) <= 300),
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    revoked_at timestamptz,
    revoked_for text constraint token_families_revoked_for_length check (length(revoked_for) between 1 and 60)
);
create index token_families_by_identity on token_families (identity_id);

create table refresh_tokens (
    token_hash bytea primary key constraint refresh_tokens_hash_length check (length(token_hash) = 32),
    family_id uuid not null constraint refresh_tokens_family references token_families on delete cascade,
    parent_hash bytea constraint refresh_tokens_parent_unique unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create unique index refresh_tokens_one_live on refresh_tokens (family_id) where used_at is null;

-- What happened around signing in, also to people of no restaurant, and to nobody we know.
create table security_events (
    event_id uuid primary key,
    kind text not null constraint security_events_kind_length check (length(kind) between 1 and 60),
    identity_id uuid,
    restaurant_id uuid,
    actor text not null,
    address text not null constraint security_events_address_length check (length(address) <= 64),
    detail jsonb not null,
    at timestamptz not null
);
create index security_events_by_restaurant on security_events (restaurant_id, at desc);
create index security_events_by_identity on security_events (identity_id, at desc);

-- A program's request and its answer, kept so that the same one again is answered alike.
create table api_requests (
    principal text not null constraint api_requests_principal_length check (length(principal) between 1 and 120),
    route text not null constraint api_requests_route_length check (length(route) between 1 and 300),
    key text not null constraint api_requests_key_length check (length(key) between 1 and 255),
    fingerprint bytea not null constraint api_requests_fingerprint_length check (length(fingerprint) = 32),
    -- When it was first asked: ids that are made of the key grow with it.
    started_at timestamptz not null,
    -- Nobody else takes it over before this.
    lease_until timestamptz not null,
    status int,
    body bytea,
    content_type text,
    primary key (principal, route, key),
    constraint api_requests_answered_whole check ((status is null) = (body is null))
);
create index api_requests_by_time on api_requests (started_at);

grant select, insert, update, delete on signing_keys, token_families, refresh_tokens, api_requests to comanda_system;
call protect_tenant_table('security_events');
-- Nobody takes an event back.
call make_append_only('security_events');
