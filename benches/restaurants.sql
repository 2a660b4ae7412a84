-- Copies of the bistro's premises and menu under other ids, with empty stores and empty books: psql -v count=49.
set session_replication_role = replica;
create function pg_temp.copy_house(source uuid, nth int) returns void language plpgsql as $$
declare
    target text;
    house uuid := gen_random_uuid();
    other jsonb;
begin
    foreach target in array array['restaurants', 'tax_classes', 'members', 'areas', 'tables', 'stations', 'categories',
        'items', 'variants', 'modifier_groups', 'modifiers', 'item_groups', 'combo_slots', 'combo_options', 'menu_versions',
        'ingredients', 'recipe_lines'] loop
        other := jsonb_build_object('restaurant_id', house);
        if target = 'restaurants' then other := other || jsonb_build_object('slug', 'bench-' || nth); end if;
        if target = 'ingredients' then other := other || '{"on_hand_milli": 0, "reserved_milli": 0}'; end if;
        execute format('insert into %1$I select (jsonb_populate_record(null::%1$I, to_jsonb(s) || $1)).* from %1$I s where s.restaurant_id = $2', target)
            using other, source;
    end loop;
    insert into fact_heads (restaurant_id, last_seq, last_hash) values (house, 0, decode(repeat('00', 32), 'hex'));
end $$;
select pg_temp.copy_house((select restaurant_id from restaurants where slug = 'bistro-nove'), nth)
from generate_series(1, :count) nth;
