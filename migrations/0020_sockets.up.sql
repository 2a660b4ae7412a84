-- What programs open a socket with, and how open streams hear that somebody may not listen any more.

-- A ticket opens one socket within half a minute. It stands in an address, so it is worth nothing afterwards.
create table socket_tickets (
    ticket_hash bytea primary key constraint socket_tickets_hash_length check (length(ticket_hash) = 32),
    -- Whose it is: a session, a sign-in, a key or a guest, by what each is found by.
    holder jsonb not null,
    expires_at timestamptz not null
);
create index socket_tickets_by_expiry on socket_tickets (expires_at);
grant select, insert, delete on socket_tickets to comanda_system;

-- Whatever takes a right away says so; every process then asks anew about each of its open streams.
create function tell_rights_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('comanda_rights', '');
    return null;
end $$;

create trigger sessions_tell_end after update of revoked_at on sessions
    for each row when (old.revoked_at is null and new.revoked_at is not null) execute function tell_rights_changed();
create trigger token_families_tell_end after update of revoked_at on token_families
    for each row when (old.revoked_at is null and new.revoked_at is not null) execute function tell_rights_changed();
create trigger api_keys_tell_end after update of revoked_at on api_keys
    for each row when (old.revoked_at is null and new.revoked_at is not null) execute function tell_rights_changed();
create trigger members_tell_change after update or delete on members for each statement execute function tell_rights_changed();
create trigger member_permissions_tell_change after insert or update or delete on member_permissions
    for each statement execute function tell_rights_changed();
create trigger identities_tell_end after update of disabled_at on identities
    for each row when (old.disabled_at is distinct from new.disabled_at) execute function tell_rights_changed();
create trigger seatings_tell_end after update of state on seatings
    for each row when (old.state <> 'closed' and new.state = 'closed') execute function tell_rights_changed();
