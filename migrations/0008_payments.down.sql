drop table journal_lines;
drop function journal_entry_balances;
drop table journal_entries;
drop table receipts;
drop table receipt_numbers;
drop table payments;
