-- A message to the address that an invoice's maker named, made or to be made. Messages of an invoice keep their order in
-- their first attempts; a retry holds nothing up.
create table bitpay_ipn (
    id             text        primary key,
    seq            bigint      generated always as identity,    -- order of making
    store_id       text        not null references store (id) on delete cascade,
    invoice_id     text        not null,
    event_position bigint      not null,
    event_name     text        not null,                        -- for example 'invoice_confirmed'
    extended       boolean     not null,                        -- with the event's code and name
    url            text        not null,
    body           text        not null,                        -- what is sent, to the byte
    state          text        not null check (state in ('waiting', 'attempting', 'done')),
    attempts       int         not null default 0,
    due_at         timestamptz not null,
    claimed_by     text,                                        -- the process that is trying
    claimed_until  timestamptz,                                 -- renewed while it lives; past it, anybody may try again
    http_code      int,                                         -- of the last attempt; null where no answer came
    error          text,
    ended_at       timestamptz,
    check ((state = 'done') = (ended_at is not null)),
    check ((state = 'attempting') = (claimed_until is not null))
);
create unique index bitpay_ipn_once on bitpay_ipn (invoice_id, event_position, event_name, extended);
create index bitpay_ipn_waiting on bitpay_ipn (store_id, due_at, seq) where state = 'waiting';
create index bitpay_ipn_order on bitpay_ipn (invoice_id, seq) where attempts = 0 and state <> 'done';
create index bitpay_ipn_claimed on bitpay_ipn (claimed_until) where state = 'attempting';
create index bitpay_ipn_ended on bitpay_ipn (ended_at) where state = 'done';
create index bitpay_ipn_of_store on bitpay_ipn (store_id);
