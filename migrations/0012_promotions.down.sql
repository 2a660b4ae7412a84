drop table redemptions;
drop table vouchers;
drop table promotion_targets;
drop table promotions;
drop table price_rules;
drop trigger modifiers_open_once on modifiers;
drop function modifier_opens_once;
alter table modifiers drop column opens_group_id;
alter table items drop constraint items_combo_has_fixed_price, drop column pricing;
