alter table promotion_targets
    drop constraint promotion_targets_category,
    add constraint promotion_targets_category foreign key (restaurant_id, category_id) references categories on delete cascade;
alter table price_rules
    drop constraint price_rules_category,
    add constraint price_rules_category foreign key (restaurant_id, category_id) references categories on delete cascade;
alter table outbox_messages drop figures_of;
alter table identities drop email_proven;
