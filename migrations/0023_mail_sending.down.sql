alter table invitations drop column next_try_at, drop column tries, drop column sent_at;
alter table outbox_messages drop column next_try_at, drop column tries, drop column sent_at;
