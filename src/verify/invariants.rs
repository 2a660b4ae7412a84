//! What must never be, as queries that return no row: one text column saying what was found. `docs/invariants.md`
//! lists those whose tables are still to come. Each has a test that plants its corruption and sees it found.

/// A rule and the query that finds its breaches.
pub struct Invariant {
    pub id: &'static str,
    pub rule: &'static str,
    pub sql: &'static str,
}

const fn rule(id: &'static str, rule: &'static str, sql: &'static str) -> Invariant {
    Invariant { id, rule, sql }
}

pub const INVARIANTS: &[Invariant] = &[
    rule("M01", "a journal entry adds up to zero",
        "select format('entry %s is off by %s', entry_id, sum(amount_minor)) from journal_lines group by restaurant_id, entry_id having sum(amount_minor) <> 0"),
    rule("M02", "a restaurant's whole journal adds up to zero",
        "select format('restaurant %s is off by %s', restaurant_id, sum(amount_minor)) from journal_lines group by restaurant_id having sum(amount_minor) <> 0"),
    rule("M03", "an order's total is the sum of its sent lines, less discounts, and the service charge",
        "select format('order %s: %s stored, %s by its lines', o.order_id, o.total_minor, s.total) from orders o cross join lateral (
             select coalesce(sum(amount_minor - discount_minor + case when o.prices_include_tax then 0 else tax_minor end), 0) + o.service_minor as total
             from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state not in ('draft', 'voided')) s
         where s.total <> o.total_minor"),
    rule("M04", "what an order has been paid is the sum of its captured payments, less what was given back",
        "select format('order %s: %s stored, %s captured, %s given back', o.order_id, o.paid_minor, p.paid, r.back) from orders o cross join lateral (
             select coalesce(sum(amount_minor), 0) as paid from payments p
             where p.restaurant_id = o.restaurant_id and p.order_id = o.order_id and p.state = 'captured') p cross join lateral (
             select coalesce(sum(amount_minor), 0) as back from refunds r where r.restaurant_id = o.restaurant_id and r.order_id = o.order_id) r
         where p.paid - r.back <> o.paid_minor or r.back <> o.refunded_minor
            or o.pay_state <> case when r.back > 0 and o.paid_minor = 0 then 'refunded' when o.paid_at is null and p.paid = 0 then 'unpaid'
                when o.paid_at is null or o.total_minor - o.credited_minor > o.paid_minor then 'partly_paid' when r.back > 0 then 'partly_refunded' else 'paid' end"),
    rule("M05", "no more is kept than is owed, except while a paid bill is amended",
        "select format('order %s', order_id) from orders where paid_minor > total_minor - credited_minor and not (head ->> 'is_amending')::bool"),
    rule("M06", "no payment gives back more than it brought",
        "select format('payment %s', p.payment_id) from payments p join refunds r on r.restaurant_id = p.restaurant_id and r.payment_id = p.payment_id
         group by p.restaurant_id, p.payment_id, p.state, p.amount_minor, p.tip_minor
         having sum(r.amount_minor) > p.amount_minor or sum(r.tip_minor) > p.tip_minor or p.state <> 'captured'"),
    rule("M07", "every refund is posted once, with what was given",
        "select format('refunds of payment %s', p.payment_id) from payments p cross join lateral (
             select coalesce(sum(amount_minor + tip_minor + rounding_minor), 0) as given from refunds r where r.restaurant_id = p.restaurant_id and r.payment_id = p.payment_id) r
         cross join lateral (
             select coalesce(-sum(l.amount_minor) filter (where l.account in ('cash', 'card', 'terminal')), 0) as posted
             from journal_entries e join journal_lines l using (restaurant_id, entry_id)
             where e.kind = 'refund' and e.restaurant_id = p.restaurant_id and e.payment_id = p.payment_id) j
         where r.given <> j.posted"),
    rule("M08", "a captured payment is posted once, with what was received, and no other is",
        "select format('payment %s', p.payment_id) from payments p left join (
             select restaurant_id, payment_id, count(distinct entry_id) as entries, sum(amount_minor) filter (where account in ('cash', 'card', 'terminal')) as amount
             from journal_entries join journal_lines using (restaurant_id, entry_id) where kind = 'payment' group by restaurant_id, payment_id
         ) j on j.restaurant_id = p.restaurant_id and j.payment_id = p.payment_id
         where (p.state = 'captured' and (j.entries is distinct from 1 or j.amount is distinct from p.amount_minor + p.rounding_minor + p.tip_minor))
            or (p.state <> 'captured' and j.entries is not null)"),
    rule("M09", "each account of money holds what the payments and refunds of its tender say",
        "select format('%s: %s posted, %s by payments', coalesce(j.account, p.tender), j.amount, p.amount) from (
             select l.restaurant_id, l.account, sum(l.amount_minor) as amount from journal_entries e join journal_lines l using (restaurant_id, entry_id)
             where l.account in ('cash', 'card', 'terminal') and e.kind in ('payment', 'refund', 'tender') group by 1, 2) j
         full join (select restaurant_id, tender, sum(amount) as amount from (
                 select restaurant_id, tender, amount_minor + rounding_minor + tip_minor as amount from payments where state = 'captured'
                 union all select restaurant_id, tender, -(amount_minor + rounding_minor + tip_minor) from refunds) both_ways group by 1, 2) p
             on p.restaurant_id = j.restaurant_id and p.tender = j.account
         where coalesce(j.amount, 0) <> coalesce(p.amount, 0)"),
    rule("M10", "a cancelled order holds no money",
        "select format('order %s', order_id) from orders where status = 'cancelled' and paid_minor <> 0"),
    rule("M11", "no payment is under way for more than an hour, unless its gateway cannot be heard",
        "select format('payment %s', payment_id) from payments where state = 'started' and at < now() - interval '1 hour'"),
    rule("M12", "what is posted as sold is what was charged and not credited, once the bill was paid, and nothing before",
        "select format('order %s: %s posted, %s by the order', o.order_id, s.gross, o.total_minor - o.credited_minor) from orders o cross join lateral (
             select coalesce(sum(gross_minor), 0) as gross, count(*) filter (where kind = 'sale') as sales from reporting.sales s
             where s.restaurant_id = o.restaurant_id and s.order_id = o.order_id) s
         where s.gross <> case when o.paid_at is null then 0 else o.total_minor - o.credited_minor end
            or s.sales > 1 or (s.sales = 1 and o.paid_at is null)"),
    rule("M13", "guests owe exactly what is left of bills that were paid, and are owed what came in for those that were not",
        "select format('order %s: %s posted', o.order_id, j.owed) from orders o cross join lateral (
             select coalesce(sum(l.amount_minor), 0) as owed from journal_entries e join journal_lines l using (restaurant_id, entry_id)
             where l.account = 'receivable' and e.restaurant_id = o.restaurant_id and e.order_id = o.order_id) j
         where j.owed <> case when o.paid_at is null then 0 else o.total_minor - o.credited_minor end - o.paid_minor"),
    rule("M15", "the sales of each quarter hour are what was posted in it",
        "select format('%s %s: %s kept, %s posted', coalesce(q.business_date, j.business_date), coalesce(q.quarter_at, j.quarter_at), q.gross_minor, j.gross)
         from sales_quarters q
         full join (select restaurant_id, business_date, date_bin('15 minutes', at, '2000-01-01 00:00:00+00') as quarter_at,
                 sum(gross_minor) as gross, sum(tax_minor) as tax, count(*) filter (where kind = 'sale') as orders
             from reporting.sales group by 1, 2, 3) j using (restaurant_id, business_date, quarter_at)
         where (q.gross_minor, q.tax_minor, q.orders) is distinct from (j.gross, j.tax, j.orders)"),
    rule("M14", "a held card was captured once, by one payment that fits it",
        "select format('held card %s: %s, %s payments, %s of %s', a.authorisation_id, a.state, p.count, p.amount, a.amount_minor) from authorisations a cross join lateral (
             select count(*) as count, coalesce(sum(amount_minor + tip_minor), 0) as amount from payments p
             where p.restaurant_id = a.restaurant_id and p.authorisation_id = a.authorisation_id and p.state = 'captured') p
         where (a.state = 'captured') <> (p.count = 1) or p.amount > a.amount_minor"),
    rule("D01", "receipts are numbered without gaps",
        "select format('series %s: %s receipts, numbered to %s', n.series, count(r.number), n.last_number) from receipt_numbers n
         left join receipts r on r.restaurant_id = n.restaurant_id and r.series = n.series
         group by n.restaurant_id, n.series, n.last_number having count(r.number) <> n.last_number or coalesce(max(r.number), 0) <> n.last_number"),
    rule("D02", "every bill that was paid has a receipt, and no other",
        "select format('order %s', o.order_id) from orders o
         where (o.paid_at is not null) <> exists (select from receipts r where r.restaurant_id = o.restaurant_id and r.order_id = o.order_id and r.series = 'R')"),
    rule("D03", "an order's documents add up to what was charged for it",
        "select format('order %s: %s', o.order_id, sum((r.content ->> 'total')::bigint)) from orders o join receipts r on r.restaurant_id = o.restaurant_id and r.order_id = o.order_id
         group by o.restaurant_id, o.order_id, o.total_minor, o.credited_minor
         having count(r.content) = count(*) and sum((r.content ->> 'total')::bigint) <> o.total_minor - o.credited_minor"),
    rule("D04", "Z reports are numbered without gaps",
        "select format('%s Zs, numbered to %s', count(z.number), n.last_number) from z_numbers n left join z_reports z using (restaurant_id)
         group by n.restaurant_id, n.last_number having count(z.number) <> n.last_number or coalesce(max(z.number), 0) <> n.last_number"),
    rule("D05", "every entry of the journal is covered by one Z, or waits for the next",
        "select format('entry %s', coalesce(e.entry_id, z.entry_id)) from journal_entries e
         full join z_entries z on z.restaurant_id = e.restaurant_id and z.entry_id = e.entry_id
         left join z_reports r on r.restaurant_id = z.restaurant_id and r.number = z.number
         where e.entry_id is null or z.entry_id is null or (z.number is not null and r.number is null)"),
    rule("D06", "a Z says what the journal says of its entries",
        "select format('Z %s: %s charged, %s by its entries', z.number, z.charged, j.charged) from (
             select restaurant_id, number, (body::jsonb #>> '{figures,net}')::bigint + (body::jsonb #>> '{figures,tax}')::bigint as charged,
                 (body::jsonb #>> '{figures,cash,over_short}')::bigint as over_short, (body::jsonb #>> '{number}')::bigint as said from z_reports) z
         cross join lateral (select coalesce(-sum(amount_minor) filter (where account in ('sales', 'discounts', 'service', 'returns', 'tax')), 0) as charged,
                 coalesce(-sum(amount_minor) filter (where account = 'over_short'), 0) as over_short
             from reporting.period_lines l where l.restaurant_id = z.restaurant_id and l.period = z.number) j
         where z.charged is distinct from j.charged or z.over_short is distinct from j.over_short or z.said is distinct from z.number"),
    rule("D07", "each Z is sealed over the one before it",
        "select format('Z %s', z.number) from z_reports z left join z_reports b on b.restaurant_id = z.restaurant_id and b.number = z.number - 1
         where z.hash <> sha256(coalesce(b.hash, ''::bytea) || convert_to(z.body, 'UTF8'))"),
    rule("D08", "no Z was taken while a drawer was open",
        "select format('drawer %s', d.drawer_id) from drawers d join journal_entries e on e.restaurant_id = d.restaurant_id and e.drawer_id = d.drawer_id
         join z_entries z on z.restaurant_id = e.restaurant_id and z.entry_id = e.entry_id
         group by d.restaurant_id, d.drawer_id, d.state having min(coalesce(z.number, 0)) <> max(coalesce(z.number, 0)) or (d.state <> 'closed' and max(z.number) is not null)"),
    rule("C01", "a person answers for one drawer at a time",
        "select format('member %s', member_id) from drawers where state <> 'closed' group by restaurant_id, member_id having count(*) > 1"),
    rule("C02", "a drawer's cash is its float, what was put in and taken out, and the payments keyed into it",
        "select format('drawer %s: %s posted, %s by its rows', d.drawer_id, j.posted, d.float_minor + m.moved + p.paid) from drawers d
         cross join lateral (select coalesce(sum(amount_minor), 0) as posted from reporting.drawer_cash c
             where c.restaurant_id = d.restaurant_id and c.drawer_id = d.drawer_id and c.kind in ('float', 'pay_in', 'pay_out', 'drop', 'payment')) j
         cross join lateral (select coalesce(sum(case kind when 'pay_in' then amount_minor else -amount_minor end), 0) as moved from drawer_movements m
             where m.restaurant_id = d.restaurant_id and m.drawer_id = d.drawer_id) m
         cross join lateral (select coalesce(sum(amount_minor + rounding_minor + tip_minor), 0) as paid from payments p
             where p.restaurant_id = d.restaurant_id and p.drawer_id = d.drawer_id and p.state = 'captured') p
         where j.posted <> d.float_minor + m.moved + p.paid"),
    rule("C03", "a closed drawer was emptied once, and one that is not closed was not",
        "select format('drawer %s is %s: %s closings, %s left', d.drawer_id, d.state, e.closings, c.amount) from drawers d
         cross join lateral (select count(*) as closings from journal_entries e
             where e.restaurant_id = d.restaurant_id and e.drawer_id = d.drawer_id and e.kind = 'drawer_close') e
         cross join lateral (select coalesce(sum(amount_minor), 0) as amount from reporting.drawer_cash c
             where c.restaurant_id = d.restaurant_id and c.drawer_id = d.drawer_id) c
         where (d.state = 'closed' and (e.closings <> 1 or c.amount <> 0)) or (d.state <> 'closed' and e.closings <> 0)"),
    rule("C04", "what a closing posts as over or short is what was counted against what was expected",
        "select format('drawer %s: %s posted', d.drawer_id, j.differs) from drawers d
         cross join lateral (select coalesce(sum(l.amount_minor), 0) as differs from journal_entries e join journal_lines l using (restaurant_id, entry_id)
             where e.restaurant_id = d.restaurant_id and e.drawer_id = d.drawer_id and l.account = 'over_short') j
         where j.differs <> coalesce(d.expected_minor - coalesce(d.counted_minor, d.expected_minor), 0)"),
    rule("C05", "a payment is posted to the drawer it was keyed into, that of whoever took it, in the same restaurant",
        "select format('payment %s', p.payment_id) from payments p
         left join journal_entries e on e.restaurant_id = p.restaurant_id and e.payment_id = p.payment_id and e.kind = 'payment'
         left join drawers d on d.restaurant_id = p.restaurant_id and d.drawer_id = p.drawer_id
         where (p.state = 'captured' and e.drawer_id is distinct from p.drawer_id)
            or (p.drawer_id is not null and p.actor is distinct from 'member:' || d.member_id)"),
    rule("C06", "a drawer is closed by its last count, unless that was forced",
        "select format('drawer %s', d.drawer_id) from drawers d left join lateral (select counted_minor, expected_minor from drawer_counts c
             where c.restaurant_id = d.restaurant_id and c.drawer_id = d.drawer_id order by number desc limit 1) c on true
         where (d.state = 'counted' and c.counted_minor is null)
            or (d.state = 'closed' and not d.is_forced and (d.counted_minor, d.expected_minor) is distinct from (c.counted_minor, c.expected_minor))"),
    rule("C07", "what names a drawer moves its cash, or closes it",
        "select format('entry %s', e.entry_id) from journal_entries e where e.drawer_id is not null and e.kind <> 'drawer_close'
           and not exists (select from journal_lines l where l.restaurant_id = e.restaurant_id and l.entry_id = e.entry_id and l.account = 'cash')"),
    rule("S01", "stock on hand is the sum of its movements",
        "select format('ingredient %s: %s stored, %s moved', i.ingredient_id, i.on_hand_milli, coalesce(sum(m.delta_milli), 0)) from ingredients i
         left join movements m on m.restaurant_id = i.restaurant_id and m.ingredient_id = i.ingredient_id and m.location_id is null
         group by i.restaurant_id, i.ingredient_id, i.on_hand_milli having i.on_hand_milli <> coalesce(sum(m.delta_milli), 0)"),
    rule("S02", "what is promised is the sum of the reservations held",
        "select format('ingredient %s: %s stored, %s held', i.ingredient_id, i.reserved_milli, coalesce(sum(r.quantity_milli), 0)) from ingredients i
         left join reservations r on r.restaurant_id = i.restaurant_id and r.ingredient_id = i.ingredient_id and r.state = 'held'
         group by i.restaurant_id, i.ingredient_id, i.reserved_milli having i.reserved_milli <> coalesce(sum(r.quantity_milli), 0)"),
    rule("S03", "an order took from stock exactly what its deducted reservations say",
        "select format('order %s, ingredient %s: %s reserved, %s moved', coalesce(r.order_id, m.order_id), coalesce(r.ingredient_id, m.ingredient_id), r.quantity, m.quantity) from (
             select restaurant_id, order_id, ingredient_id, sum(quantity_milli) as quantity from reservations where state = 'deducted' group by 1, 2, 3) r
         full join (select restaurant_id, order_id, ingredient_id, -sum(delta_milli) as quantity from movements where order_id is not null group by 1, 2, 3) m
             using (restaurant_id, order_id, ingredient_id)
         where coalesce(r.quantity, 0) <> coalesce(m.quantity, 0)"),
    rule("S04", "what a cancelled order took came back, or is waste",
        "select format('order %s, ingredient %s: %s', o.order_id, m.ingredient_id, sum(m.delta_milli)) from orders o
         join movements m on m.restaurant_id = o.restaurant_id and m.order_id = o.order_id
         where o.status = 'cancelled' and m.reason <> 'waste' group by o.restaurant_id, o.order_id, m.ingredient_id having sum(m.delta_milli) <> 0"),
    rule("S05", "a paid or cancelled order holds no promise any more",
        "select distinct format('order %s', o.order_id) from orders o join reservations r on r.restaurant_id = o.restaurant_id and r.order_id = o.order_id
         where r.state = 'held' and (o.paid_at is not null or o.status = 'cancelled')"),
    rule("S07", "drafts and voided lines hold no promise, sent ones have not given theirs back",
        "select format('line %s', l.line_id) from order_lines l join reservations r on r.restaurant_id = l.restaurant_id and r.line_id = l.line_id
         where (l.state in ('draft', 'voided') and r.state = 'held') or (l.state not in ('draft', 'voided') and r.state = 'released')"),
    rule("S08", "under the policy block nothing is promised that is not there",
        "select format('ingredient %s', i.ingredient_id) from ingredients i join restaurants r using (restaurant_id)
         where r.stock_policy = 'block' and (i.on_hand_milli < 0 or i.reserved_milli > i.on_hand_milli)"),
    rule("S09", "what another place holds is the sum of its movements",
        "select format('place %s, ingredient %s: %s stored, %s moved', coalesce(l.location_id, m.location_id), coalesce(l.ingredient_id, m.ingredient_id), l.on_hand_milli, m.moved)
         from location_levels l full join (select restaurant_id, location_id, ingredient_id, sum(delta_milli) as moved from movements where location_id is not null group by 1, 2, 3) m
             using (restaurant_id, location_id, ingredient_id)
         where coalesce(l.on_hand_milli, 0) <> coalesce(m.moved, 0)"),
    rule("O02", "an order's status follows from its lines",
        "select format('order %s is %s', o.order_id, o.status) from orders o cross join lateral (
             select count(*) filter (where state not in ('draft', 'voided')) as live,
                 count(*) filter (where state in ('held', 'queued', 'preparing')) as waiting,
                 count(*) filter (where state in ('preparing', 'ready', 'served')) as begun
             from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id) n
         where o.closed_at is null and o.status <> case when live = 0 then 'pending' when waiting > 0 and begun > 0 then 'in_progress' when waiting > 0 then 'in_queue' else 'ready' end"),
    rule("O03", "a completed order is paid and served, a cancelled one has no live line",
        "select format('order %s is %s', o.order_id, o.status) from orders o
         where (o.status = 'completed' and (o.paid_at is null or o.paid_minor <> o.total_minor - o.credited_minor or exists (select from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state = 'draft')))
            or (o.status = 'cancelled' and exists (select from order_lines l where l.restaurant_id = o.restaurant_id and l.order_id = o.order_id and l.state not in ('draft', 'voided')))"),
    rule("O04", "what was sent has a number, what was not has none",
        "select format('order %s', o.order_id) from orders o where (o.number is not null) <> (o.sent_at is not null)"),
    rule("O05", "a day's last number is the highest given",
        "select format('%s: %s given, %s kept', n.business_date, max(o.number), n.last_number) from order_numbers n
         left join orders o on o.restaurant_id = n.restaurant_id and o.business_date = n.business_date
         group by n.restaurant_id, n.business_date, n.last_number having max(o.number) is distinct from n.last_number"),
    rule("O06", "a guest's line is on an order of the guest's own table, or was moved by the staff",
        "select format('line %s', l.line_id) from order_lines l join guests g on g.restaurant_id = l.restaurant_id and g.guest_id = l.guest_id
         join orders o on o.restaurant_id = l.restaurant_id and o.order_id = l.order_id where o.seating_id is distinct from g.seating_id
           and not exists (select from facts f where f.restaurant_id = o.restaurant_id and f.order_id = o.order_id and f.kind = 'order.lines_moved_in')"),
    rule("O08", "a line's columns say the same as the line",
        "select format('line %s', line_id) from order_lines where snapshot ->> 'id' <> line_id::text or snapshot ->> 'state' <> state or (snapshot ->> 'quantity')::int <> quantity
            or (snapshot ->> 'unit_price')::bigint <> unit_price_minor or snapshot ->> 'item' <> item_id::text or snapshot ->> 'note' is distinct from note or (snapshot ->> 'tax')::int <> tax_bp"),
    rule("O09", "an order's columns say the same as the order",
        "select format('order %s', order_id) from orders where head ->> 'id' <> order_id::text or (head ->> 'version')::int <> version
            or (head -> 'number' ->> 'number')::int is distinct from number or (head ->> 'seating') is distinct from seating_id::text
            or (head ->> 'paid_at')::timestamptz is distinct from paid_at or (head -> 'closed' ->> 'at')::timestamptz is distinct from closed_at"),
    rule("K01", "the kitchen was asked for exactly what is live and not held",
        "select format('line %s: %s live, %s asked for', l.line_id, l.quantity, coalesce(sum(t.quantity_delta), 0)) from order_lines l
         left join ticket_lines t on t.restaurant_id = l.restaurant_id and t.line_id = l.line_id where l.state <> 'draft'
         group by l.restaurant_id, l.line_id, l.state, l.quantity
         having coalesce(sum(t.quantity_delta), 0) <> case when l.state in ('voided', 'held') then 0 else l.quantity end"),
    rule("K02", "a ticket's lines are its order's, or were moved since, at its station",
        "select format('ticket %s', t.ticket_id) from tickets t join ticket_lines tl on tl.restaurant_id = t.restaurant_id and tl.ticket_id = t.ticket_id
         join order_lines l on l.restaurant_id = tl.restaurant_id and l.line_id = tl.line_id where l.station_id <> t.station_id or (l.order_id <> t.order_id
           and not exists (select from facts f where f.restaurant_id = l.restaurant_id and f.order_id = l.order_id and f.kind = 'order.lines_moved_in'))"),
    rule("T05", "an order's party sits at the order's table",
        "select format('order %s', o.order_id) from orders o join seatings s on s.restaurant_id = o.restaurant_id and s.seating_id = o.seating_id where s.table_id <> o.table_id"),
    rule("T06", "a closed table left nothing unpaid behind",
        "select format('order %s', o.order_id) from orders o join seatings s on s.restaurant_id = o.restaurant_id and s.seating_id = o.seating_id
         where s.state = 'closed' and o.closed_at is null and o.paid_at is null and o.total_minor > 0"),
    rule("V01", "a voucher's counter is the number of orders that hold it, and within its limit",
        "select format('voucher %s: %s counted, %s held, at most %s', v.voucher_id, v.used, count(r.redemption_id), v.uses_max) from vouchers v
         left join redemptions r on r.restaurant_id = v.restaurant_id and r.voucher_id = v.voucher_id and r.released_at is null
         group by v.restaurant_id, v.voucher_id, v.used, v.uses_max having v.used <> count(r.redemption_id) or v.used > v.uses_max"),
    rule("V02", "a cancelled order holds no voucher",
        "select format('order %s, voucher %s', o.order_id, r.voucher_id) from orders o join redemptions r on r.restaurant_id = o.restaurant_id and r.order_id = o.order_id
         where o.status = 'cancelled' and r.released_at is null"),
    rule("V03", "a customer uses a voucher no more often than it allows each",
        "select format('voucher %s, customer %s: %s times', r.voucher_id, r.customer_id, count(*)) from redemptions r
         join vouchers v on v.restaurant_id = r.restaurant_id and v.voucher_id = r.voucher_id where r.released_at is null and v.customer_max is not null
         group by r.restaurant_id, r.voucher_id, r.customer_id, v.customer_max having r.customer_id is null or count(*) > v.customer_max"),
    rule("L01", "nobody has fewer points than none",
        "select format('customer %s: %s', customer_id, sum(points)) from point_entries group by restaurant_id, customer_id having sum(points) < 0"),
    rule("L02", "only a paid order of a customer earned points, and for that customer",
        "select format('order %s: %s points', o.order_id, p.points) from orders o
         join (select restaurant_id, order_id, sum(points) as points, min(customer_id::text) as customer, count(distinct customer_id) as customers from point_entries group by 1, 2) p using (restaurant_id, order_id)
         where (p.points <> 0 and (o.paid_at is null or o.status = 'cancelled')) or p.customers > 1 or p.customer is distinct from o.head ->> 'customer'"),
    rule("N01", "a modifier opens one further group and no chain of them",
        "select format('modifier %s', m.modifier_id) from modifiers m join modifiers behind on behind.restaurant_id = m.restaurant_id and behind.group_id = m.opens_group_id
         where behind.opens_group_id is not null"),
    rule("X01", "the log has no hole",
        "select format('restaurant %s: head at %s, %s facts, the last is %s', h.restaurant_id, h.last_seq, count(f.seq), max(f.seq)) from fact_heads h
         left join facts f on f.restaurant_id = h.restaurant_id group by h.restaurant_id, h.last_seq having count(f.seq) <> h.last_seq or coalesce(max(f.seq), 0) <> h.last_seq"),
    rule("X02", "an order is made of its facts: as many as its version says",
        "select format('order %s: version %s, %s facts', o.order_id, o.version, count(f.seq)) from orders o
         left join facts f on f.restaurant_id = o.restaurant_id and f.order_id = o.order_id group by o.restaurant_id, o.order_id, o.version having count(f.seq) <> o.version"),
    rule("A03", "no secret stands in the log",
        "select format('fact %s', seq) from facts where body ~ '(eyJ[A-Za-z0-9_-]{10,}\\.|\\$argon2|sk_(live|test)_)'"),
    rule("U01", "a session's time does not run backwards, and none is used after its end",
        "select format('session %s', session_id) from sessions where expires_at < created_at or revoked_at < created_at
         or last_seen_at > least(expires_at, coalesce(revoked_at, expires_at)) + interval '1 minute'"),
    rule("U02", "a refresh token follows one of its own family that was exchanged",
        "select format('family %s', t.family_id) from refresh_tokens t left join refresh_tokens p on p.token_hash = t.parent_hash
         where t.parent_hash is not null and (p.used_at is null or p.family_id <> t.family_id)"),
    rule("U03", "a family that was ended exchanges nothing any more",
        "select format('family %s', f.family_id) from token_families f join refresh_tokens t using (family_id)
         where t.created_at > f.revoked_at + interval '1 minute' or t.used_at > f.revoked_at + interval '1 minute'"),
    rule("G01", "every tenant table has row-level security, forced, with a policy",
        "select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'restaurant_id' and not a.attisdropped
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
           and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'))"),
    rule("G02", "the app's role owns nothing and cannot bypass the policy",
        "select rolname::text from pg_roles where rolname in ('comanda_app', 'comanda_system')
           and (rolsuper or rolbypassrls or exists (select from pg_class where relowner = pg_roles.oid))"),
    rule("G03", "no money and no stock in floating point",
        "select format('%s.%s', table_name, column_name) from information_schema.columns where table_schema = 'public' and data_type in ('real', 'double precision', 'money')"),
    rule("G04", "no timestamp without a time zone",
        "select format('%s.%s', table_name, column_name) from information_schema.columns where table_schema = 'public' and data_type = 'timestamp without time zone'"),
    rule("G05", "the log, the journal, the movements and the Zs cannot be edited",
        "select format('%s may %s %s', r.role, p.privilege, t.name) from unnest(array['comanda_app', 'comanda_system']) r(role)
         cross join unnest(array['facts', 'movements', 'journal_entries', 'journal_lines', 'tickets', 'ticket_lines', 'receipts', 'drawer_movements', 'drawer_counts', 'z_reports']) t(name)
         cross join unnest(array['update', 'delete', 'truncate']) p(privilege) where has_table_privilege(r.role, t.name, p.privilege)"),
];
