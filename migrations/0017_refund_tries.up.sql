-- A card's refund may take days at its gateway, may fail there, and may then be sent anew.

alter table refunds
    -- Each try is a refund of its own to the gateway: it replays its answer to an old key.
    add tries int not null default 1 constraint refunds_tries_positive check (tries > 0),
    -- When this try began.
    add asked_at timestamptz,
    -- When the gateway is asked what became of it.
    add next_check_at timestamptz,
    -- How the money was given back after the card had refused it.
    add settled text constraint refunds_settled_length check (length(settled) between 1 and 280);
update refunds set asked_at = at, next_check_at = case when state = 'started' then at end;
alter table refunds
    alter column asked_at set not null,
    add constraint refunds_started_is_checked check ((state = 'started') = (next_check_at is not null)),
    add constraint refunds_failed_for_a_reason check ((state = 'failed') = (failure is not null)),
    add constraint refunds_arrived_by_name check (state <> 'done' or tender <> 'card' or gateway_ref is not null or settled is not null),
    add constraint refunds_settled_is_done check (settled is null or state = 'done');

-- Money that fits no bill any more goes back, too, and that may fail as well.
alter table payments add return_tries int not null default 1 constraint payments_return_tries_positive check (return_tries > 0);

drop index refunds_started;
create index refunds_to_check on refunds (next_check_at) where state = 'started';
create index refunds_undone on refunds (restaurant_id, at) where state <> 'done';

create view reporting.failed_refunds with (security_invoker = true) as
select restaurant_id, refund_id, payment_id, order_id, at from refunds where state = 'failed';
grant select on reporting.failed_refunds to comanda_app, comanda_system;
