-- Accounts elsewhere that people sign in with: an issuer's subject is one person's for ever, whatever their e-mail is.

create table identity_links (
    issuer text not null constraint identity_links_issuer_length check (length(issuer) between 1 and 200),
    subject text not null constraint identity_links_subject_length check (length(subject) between 1 and 255),
    identity_id uuid not null constraint identity_links_identity references identities,
    linked_at timestamptz not null,
    primary key (issuer, subject),
    constraint identity_links_one_each unique (identity_id, issuer)
);
grant select, insert, delete on identity_links to comanda_system;
grant select, delete on identity_links to comanda_app;
