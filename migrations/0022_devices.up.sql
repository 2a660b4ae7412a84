-- Devices of the house: a manager enrols a till or a tablet, and from then on people sign in on it with their PIN.

create table devices (
    restaurant_id uuid not null constraint devices_restaurant references restaurants,
    device_id uuid not null,
    name text not null constraint devices_name_length check (length(name) between 1 and 120),
    token_hash bytea not null constraint devices_token_hash_length check (length(token_hash) = 32),
    enrolled_by uuid not null,
    enrolled_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (restaurant_id, device_id),
    constraint devices_token_unique unique (token_hash),
    constraint devices_id_unique unique (device_id),
    constraint devices_enroller foreign key (restaurant_id, enrolled_by) references members
);
create index devices_by_enroller on devices (restaurant_id, enrolled_by);
call protect_tenant_table('devices');

-- On which device somebody signed in with a PIN: whoever takes the device away ends what was started on it.
alter table sessions add device_id uuid;
alter table token_families add device_id uuid;
create index sessions_by_device on sessions (device_id) where device_id is not null;
create index token_families_by_device on token_families (device_id) where device_id is not null;

-- Wrong PINs in a row, on every device and approval together: at some point the PIN opens nothing until somebody looks.
alter table members add pin_failures int not null default 0 constraint members_pin_failures check (pin_failures >= 0);

-- A device that is taken away takes with it what was signed in on it.
create trigger devices_tell_end after update of revoked_at on devices
    for each row when (old.revoked_at is null and new.revoked_at is not null) execute function tell_rights_changed();
