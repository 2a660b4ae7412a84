-- Invitations to work here.

create table invitations (
    restaurant_id uuid not null constraint invitations_restaurant references restaurants,
    invitation_id uuid not null,
    email text not null constraint invitations_email_form check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
    role text not null constraint invitations_role check (role in ('owner', 'manager', 'cashier', 'waiter', 'kitchen', 'trainee')),
    token_hash bytea not null constraint invitations_token_hash_length check (length(token_hash) = 32),
    invited_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- Accepted, or withdrawn.
    ended_at timestamptz,
    -- The letter with the link; gone when the invitation is over.
    subject text not null constraint invitations_subject_length check (length(subject) between 1 and 200),
    body text constraint invitations_body_length check (length(body) between 1 and 10000),
    accepted_by uuid,
    primary key (restaurant_id, invitation_id),
    constraint invitations_token_unique unique (token_hash),
    constraint invitations_inviter foreign key (restaurant_id, invited_by) references members,
    constraint invitations_member foreign key (restaurant_id, accepted_by) references members,
    constraint invitations_letter_while_open check ((ended_at is null) = (body is not null)),
    constraint invitations_accepted_is_over check (accepted_by is null or ended_at is not null)
);
create unique index invitations_one_open on invitations (restaurant_id, email) where ended_at is null;
create index invitations_by_inviter on invitations (restaurant_id, invited_by);
create index invitations_by_member on invitations (restaurant_id, accepted_by) where accepted_by is not null;
call protect_tenant_table('invitations');

-- A manager's new password for somebody ends programs' tokens, too, in the same act.
grant select, update on token_families, password_resets to comanda_app;
