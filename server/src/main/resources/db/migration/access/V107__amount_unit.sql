-- In what somebody reads amounts of bitcoin on pages; programs get them as ever.
alter table account
    add column amount_unit text not null default 'SAT' check (amount_unit in ('SAT', 'BTC'));
