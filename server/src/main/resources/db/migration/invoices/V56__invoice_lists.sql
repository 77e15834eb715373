-- The words that invoices are found by, each with its invoice's time, so that a search reads only what it shows.
create table invoice_term (
    store_id   text        not null,
    term       text        collate "C" not null,              -- by bytes, so that a beginning is a range; cut to 512 characters
    created_at timestamptz not null,                          -- the invoice's
    invoice_id text        not null,
    primary key (store_id, term, created_at, invoice_id)      -- answers the search by itself
);

-- The words of an invoice stand in its row as well, for those who go through a list; now also those that came with payments.
update invoice i
set search_terms = search_terms || p.words
from (
    select invoice_id, array_agg(distinct encode(txid, 'hex')) as words
    from invoice_payment
    group by invoice_id
) p
where p.invoice_id = i.id;

insert into invoice_term (store_id, term, created_at, invoice_id)
select distinct store_id, left(word, 512), created_at, id
from invoice, unnest(search_terms) word
where word <> '';

alter table invoice add column item_code text;                -- metadata.itemCode, for lists
update invoice
set item_code = metadata ->> 'itemCode'
where case when cast(metadata as text) like '%\\u0000%' then false           -- can't be a text of the database
    else json_typeof(metadata -> 'itemCode') in ('string', 'number', 'boolean') end;

-- An index entry has no room for everything that somebody may call an order.
drop index invoice_of_order;
create index invoice_of_order on invoice (store_id, left(order_id, 512), created_at desc, id desc)      -- lists of an order
    where order_id is not null;
create index invoice_of_item on invoice (store_id, left(item_code, 512), created_at desc, id desc)      -- lists of an item
    where item_code is not null;
create index invoice_by_state on invoice (store_id, archived, status, additional, created_at desc, id desc); -- lists of some
