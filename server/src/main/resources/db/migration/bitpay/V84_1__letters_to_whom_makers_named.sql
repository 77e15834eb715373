-- Letters to the address that an invoice's maker named, who may be a stranger; those as well that were not written, because
-- the address had had its share of that hour.
create table bitpay_letter (
    seq        bigint      generated always as identity primary key,
    store_id   text        not null references store (id) on delete cascade,
    invoice_id text        not null,
    event_name text        not null,                            -- for example 'invoice_confirmed'
    recipient  text        not null,                            -- bare and in lower case
    letter_id  text,                                            -- in the queue of letters; null where none was written
    created_at timestamptz not null
);
create index bitpay_letter_of_invoice on bitpay_letter (invoice_id, seq);                                   -- timelines
create index bitpay_letter_of_recipient on bitpay_letter (recipient, created_at) where letter_id is not null;  -- the pace
create index bitpay_letter_of_store on bitpay_letter (store_id);
create index bitpay_letter_age on bitpay_letter (created_at);
