-- An e-mail is proven when an issuer answered for it; links prove nothing, because letters can be read in the house.
-- Whoever is let in by an e-mail that was not proven before is let in alone: the password of whoever wrote it down is
-- worth nothing then.
alter table identities add email_proven bool not null default false;

-- A letter with a restaurant's figures is read there, by whoever may read them.
alter table outbox_messages
    add figures_of uuid;

-- A category is not removed while a price rule or a promotion is about it.
alter table price_rules
    drop constraint price_rules_category,
    add constraint price_rules_category foreign key (restaurant_id, category_id) references categories;
alter table promotion_targets
    drop constraint promotion_targets_category,
    add constraint promotion_targets_category foreign key (restaurant_id, category_id) references categories;
