-- Cash drawers: who answers for which cash, what was counted, and the closing of the books (Z).

create table drawers (
    restaurant_id uuid not null,
    drawer_id uuid not null,
    -- Who answers for the cash in it.
    member_id uuid not null,
    label text not null constraint drawers_label_length check (length(label) between 1 and 120),
    state text not null constraint drawers_state check (state in ('open', 'counted', 'closed')),
    float_minor bigint not null constraint drawers_float_range check (float_minor between 0 and 100000000),
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    -- What the books said and what was there when it was closed; where nobody counted, there is no second figure.
    expected_minor bigint,
    counted_minor bigint constraint drawers_counted_not_negative check (counted_minor >= 0),
    is_forced bool not null default false,
    -- Why it was forced; the words can be erased, the closing cannot.
    forced_reason text constraint drawers_forced_reason_length check (length(forced_reason) between 1 and 280),
    primary key (restaurant_id, drawer_id),
    constraint drawers_member foreign key (restaurant_id, member_id) references members,
    constraint drawers_closed_is_whole check (case when state = 'closed'
        then num_nulls(closed_at, closed_by, expected_minor) = 0 and (is_forced or counted_minor is not null)
        else num_nonnulls(closed_at, closed_by, expected_minor, counted_minor, forced_reason) = 0 and not is_forced end)
);
-- A person answers for one drawer at a time.
create unique index drawers_one_live_per_member on drawers (restaurant_id, member_id) where state <> 'closed';
create index drawers_live on drawers (restaurant_id, opened_at) where state <> 'closed';
call protect_tenant_table('drawers');

-- Cash that a person puts in or takes out, besides sales.
create table drawer_movements (
    restaurant_id uuid not null,
    movement_id uuid not null,
    drawer_id uuid not null,
    kind text not null constraint drawer_movements_kind check (kind in ('pay_in', 'pay_out', 'drop')),
    amount_minor bigint not null constraint drawer_movements_amount_range check (amount_minor between 1 and 100000000),
    reason text constraint drawer_movements_reason_length check (length(reason) between 1 and 280),
    actor text not null,
    at timestamptz not null,
    primary key (restaurant_id, movement_id),
    constraint drawer_movements_drawer foreign key (restaurant_id, drawer_id) references drawers
);
create index drawer_movements_by_drawer on drawer_movements (restaurant_id, drawer_id, at);
call protect_tenant_table('drawer_movements');
call make_append_only('drawer_movements');
-- The words may be erased with the person who wrote them.
grant update (reason) on drawer_movements to comanda_app, comanda_system;

-- Every count that was confirmed, with what the books said at that moment; the last one holds.
create table drawer_counts (
    restaurant_id uuid not null,
    drawer_id uuid not null,
    number int not null constraint drawer_counts_number_positive check (number > 0),
    counted_minor bigint not null constraint drawer_counts_counted_not_negative check (counted_minor >= 0),
    expected_minor bigint not null,
    -- How many of each note and coin, where they were counted so.
    pieces jsonb,
    actor text not null,
    at timestamptz not null,
    primary key (restaurant_id, drawer_id, number),
    constraint drawer_counts_drawer foreign key (restaurant_id, drawer_id) references drawers
);
call protect_tenant_table('drawer_counts');
call make_append_only('drawer_counts');

-- The drawer that a payment was keyed into; none for tenders that are no cash, and for people without a drawer.
alter table payments
    add drawer_id uuid,
    add constraint payments_drawer foreign key (restaurant_id, drawer_id) references drawers;
create index payments_by_drawer on payments (restaurant_id, drawer_id) where drawer_id is not null;

alter table journal_entries
    alter order_id drop not null,
    -- The drawer whose cash the entry moves.
    add drawer_id uuid,
    add constraint journal_entries_drawer foreign key (restaurant_id, drawer_id) references drawers,
    drop constraint journal_entries_kind,
    add constraint journal_entries_kind check (kind in ('sale', 'payment', 'correction', 'refund', 'tender', 'float', 'pay_in', 'pay_out', 'drop', 'drawer_close')),
    add constraint journal_entries_subject_named check (case when kind in ('float', 'pay_in', 'pay_out', 'drop', 'drawer_close')
        then order_id is null and drawer_id is not null else order_id is not null end);
create index journal_entries_by_drawer on journal_entries (restaurant_id, drawer_id) where drawer_id is not null;
-- A drawer's float is put in once, and it is emptied once.
create unique index journal_entries_drawer_once on journal_entries (restaurant_id, drawer_id, kind) where kind in ('float', 'drawer_close');
alter table journal_lines
    drop constraint journal_lines_account,
    add constraint journal_lines_account check (account in ('sales', 'discounts', 'service', 'returns', 'tax', 'receivable', 'cash', 'card', 'terminal', 'tips', 'rounding', 'safe', 'sundry', 'over_short'));

create table z_numbers (
    restaurant_id uuid primary key constraint z_numbers_restaurant references restaurants,
    last_number bigint not null constraint z_numbers_positive check (last_number > 0)
);
call protect_tenant_table('z_numbers');

-- A Z closes the books of everything since the one before it. `body` is the exact text of its figures; the hash is over
-- the hash of the one before it and that text.
create table z_reports (
    restaurant_id uuid not null,
    number bigint not null constraint z_reports_number_positive check (number > 0),
    operation_id uuid not null,
    at timestamptz not null,
    actor text not null,
    -- The newest fact that it knew of: what is counted from the log goes this far.
    last_seq bigint not null constraint z_reports_seq_not_negative check (last_seq >= 0),
    body text not null,
    hash bytea not null constraint z_reports_hash_length check (length(hash) = 32),
    primary key (restaurant_id, number),
    constraint z_reports_operation_unique unique (restaurant_id, operation_id),
    constraint z_reports_number foreign key (restaurant_id) references z_numbers
);
call protect_tenant_table('z_reports');
call make_append_only('z_reports');

-- Which Z covers an entry of the journal; none yet for those since the last. A row per entry instead of an instant, so
-- that an entry whose act commits late is covered by the next Z and by no other.
create table z_entries (
    restaurant_id uuid not null,
    entry_id uuid not null,
    number bigint,
    primary key (restaurant_id, entry_id),
    constraint z_entries_entry foreign key (restaurant_id, entry_id) references journal_entries,
    constraint z_entries_report foreign key (restaurant_id, number) references z_reports deferrable initially deferred
);
create index z_entries_by_period on z_entries (restaurant_id, coalesce(number, 0));
call protect_tenant_table('z_entries');
revoke update, delete, truncate on z_entries from comanda_app, comanda_system;
grant update (number) on z_entries to comanda_app, comanda_system;
insert into z_entries (restaurant_id, entry_id) select restaurant_id, entry_id from journal_entries;

create function journal_entry_awaits_z() returns trigger language plpgsql as $$
begin
    insert into z_entries (restaurant_id, entry_id) values (new.restaurant_id, new.entry_id);
    return null;
end $$;
create trigger journal_entries_await_z after insert on journal_entries for each row execute function journal_entry_awaits_z();

create function z_entry_is_final() returns trigger language plpgsql as $$
begin
    if old.number is not null then
        raise exception 'entry % is in Z % already', old.entry_id, old.number using errcode = 'check_violation', constraint = 'z_entries_final';
    end if;
    return new;
end $$;
create trigger z_entries_final before update on z_entries for each row execute function z_entry_is_final();

-- What went into and out of each drawer, from the journal.
create view reporting.drawer_cash with (security_invoker = true) as
select e.restaurant_id, e.drawer_id, e.kind, sum(l.amount_minor)::bigint as amount_minor, count(*) as entries
from journal_entries e
join journal_lines l on l.restaurant_id = e.restaurant_id and l.entry_id = e.entry_id
where l.account = 'cash' and e.drawer_id is not null
group by e.restaurant_id, e.drawer_id, e.kind;

-- The journal by the Z that covers it; period 0 is what has come since the last.
create view reporting.period_entries with (security_invoker = true) as
select z.restaurant_id, coalesce(z.number, 0) as period, e.entry_id, e.kind, e.drawer_id, e.at
from z_entries z
join journal_entries e on e.restaurant_id = z.restaurant_id and e.entry_id = z.entry_id;

create view reporting.period_lines with (security_invoker = true) as
select z.restaurant_id, coalesce(z.number, 0) as period, e.kind, l.account, l.tax_bp, l.amount_minor
from z_entries z
join journal_entries e on e.restaurant_id = z.restaurant_id and e.entry_id = z.entry_id
join journal_lines l on l.restaurant_id = z.restaurant_id and l.entry_id = z.entry_id;

-- What was taken back after it was sent, in the order of the log.
create view reporting.voids with (security_invoker = true) as
select f.restaurant_id, f.seq, f.at, l.amount_minor
from facts f
join order_lines l on l.restaurant_id = f.restaurant_id and l.line_id = (f.body::jsonb -> 'data' ->> 'line')::uuid
where f.kind = 'order.line_voided';

create view reporting.member_names with (security_invoker = true) as
select m.restaurant_id, m.member_id, i.display_name as name
from members m
join identities i on i.identity_id = m.identity_id;

grant select on all tables in schema reporting to comanda_app, comanda_system;
