-- Letters are kept first and sent afterwards, where mail is sent: what a mail server did not take is tried again.

alter table outbox_messages
    add sent_at timestamptz,
    add tries int not null default 0 constraint outbox_messages_tries check (tries >= 0),
    -- None once it was sent, or will not be any more.
    add next_try_at timestamptz;
alter table invitations
    add sent_at timestamptz,
    add tries int not null default 0 constraint invitations_tries check (tries >= 0),
    add next_try_at timestamptz;
create index outbox_messages_due on outbox_messages (next_try_at) where next_try_at is not null;
create index invitations_due on invitations (next_try_at) where next_try_at is not null;
