-- Letters to people who sign in, and the tokens of links that set a new password.

-- A letter holds its link by necessity; who may read one is decided where it is asked for.
create table outbox_messages (
    message_id uuid primary key,
    identity_id uuid not null constraint outbox_messages_identity references identities on delete cascade,
    recipient text not null constraint outbox_messages_recipient_length check (length(recipient) between 3 and 254),
    subject text not null constraint outbox_messages_subject_length check (length(subject) between 1 and 200),
    body text not null constraint outbox_messages_body_length check (length(body) between 1 and 10000),
    created_at timestamptz not null
);
create index outbox_messages_by_identity on outbox_messages (identity_id, created_at desc);

create table password_resets (
    token_hash bytea primary key constraint password_resets_hash_length check (length(token_hash) = 32),
    identity_id uuid not null constraint password_resets_identity references identities on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index password_resets_by_identity on password_resets (identity_id);

grant select, insert, update, delete on outbox_messages, password_resets to comanda_system;
