-- Money that came in, and the journal that every figure is read from.

create table payments (
    restaurant_id uuid not null,
    payment_id uuid not null,
    order_id uuid not null,
    tender text not null constraint payments_tender check (tender in ('cash', 'card')),
    amount_minor bigint not null constraint payments_amount_positive check (amount_minor > 0),
    -- Cash handed over; the difference is the change.
    tendered_minor bigint not null constraint payments_tendered_covers check (tendered_minor >= amount_minor),
    state text not null constraint payments_state check (state in ('started', 'captured', 'failed')),
    gateway text constraint payments_gateway check (gateway in ('simulated')),
    gateway_ref text,
    failure text,
    actor text not null,
    at timestamptz not null,
    primary key (restaurant_id, payment_id),
    constraint payments_order foreign key (restaurant_id, order_id) references orders,
    constraint payments_gateway_is_card check ((tender = 'card') = (gateway is not null)),
    constraint payments_gateway_ref_unique unique (gateway, gateway_ref)
);
create index payments_by_order on payments (restaurant_id, order_id);
-- One payment of a bill is under way at a time.
create unique index payments_one_in_flight on payments (restaurant_id, order_id) where state = 'started';
call protect_tenant_table('payments');

create table receipt_numbers (
    restaurant_id uuid not null constraint receipt_numbers_restaurant references restaurants,
    series text not null constraint receipt_numbers_series_form check (series ~ '^[A-Z]{1,4}$'),
    last_number bigint not null constraint receipt_numbers_positive check (last_number > 0),
    primary key (restaurant_id, series)
);
call protect_tenant_table('receipt_numbers');

-- A receipt is issued once, when its order is first paid, and shows what was charged then.
create table receipts (
    restaurant_id uuid not null,
    series text not null,
    number bigint not null constraint receipts_number_positive check (number > 0),
    order_id uuid not null,
    issued_at timestamptz not null,
    primary key (restaurant_id, series, number),
    constraint receipts_order_unique unique (restaurant_id, order_id),
    constraint receipts_order foreign key (restaurant_id, order_id) references orders
);
call protect_tenant_table('receipts');
call make_append_only('receipts');

create table journal_entries (
    restaurant_id uuid not null,
    entry_id uuid not null,
    kind text not null constraint journal_entries_kind check (kind in ('sale', 'payment')),
    order_id uuid not null,
    payment_id uuid,
    business_date date not null,
    at timestamptz not null,
    primary key (restaurant_id, entry_id),
    constraint journal_entries_order foreign key (restaurant_id, order_id) references orders,
    constraint journal_entries_payment foreign key (restaurant_id, payment_id) references payments,
    constraint journal_entries_payment_named check ((kind = 'payment') = (payment_id is not null))
);
create index journal_entries_by_date on journal_entries (restaurant_id, business_date, kind);
create unique index journal_entries_sale_once on journal_entries (restaurant_id, order_id) where kind = 'sale';
create unique index journal_entries_payment_once on journal_entries (restaurant_id, payment_id) where kind = 'payment';
call protect_tenant_table('journal_entries');
call make_append_only('journal_entries');

-- Debits are positive, credits negative; an entry adds up to zero.
create table journal_lines (
    restaurant_id uuid not null,
    entry_id uuid not null,
    line_number int not null constraint journal_lines_number_positive check (line_number > 0),
    account text not null constraint journal_lines_account check (account in ('sales', 'tax', 'receivable', 'cash', 'card')),
    amount_minor bigint not null constraint journal_lines_amount_not_zero check (amount_minor <> 0),
    -- For the accounts of sales and tax: the rate charged.
    tax_bp int constraint journal_lines_tax_range check (tax_bp between 0 and 10000),
    primary key (restaurant_id, entry_id, line_number),
    constraint journal_lines_entry foreign key (restaurant_id, entry_id) references journal_entries,
    constraint journal_lines_rate_named check ((account in ('sales', 'tax')) = (tax_bp is not null))
);
call protect_tenant_table('journal_lines');
call make_append_only('journal_lines');

-- The balance is checked when the transaction commits, so that lines may be written one after the other.
create function journal_entry_balances() returns trigger language plpgsql as $$
begin
    if (select sum(amount_minor) from journal_lines where restaurant_id = new.restaurant_id and entry_id = new.entry_id) <> 0 then
        raise exception 'journal entry % does not balance', new.entry_id using errcode = 'check_violation', constraint = 'journal_lines_balance';
    end if;
    return null;
end $$;
create constraint trigger journal_lines_balance after insert on journal_lines
    deferrable initially deferred for each row execute function journal_entry_balances();
