create or replace view reporting.failed_refunds with (security_invoker = true) as
select restaurant_id, refund_id, payment_id, order_id, at from refunds where state = 'failed';
drop view reporting.stock_elsewhere;
