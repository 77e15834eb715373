-- Amounts that somebody may claim. Not a ledger account: nothing is owed before a claim is approved.
create table pull_payment (
    id                 text        primary key,
    store_id           text        not null,
    name               text        not null,
    description        text        not null,                      -- HTML that was cleaned before it was kept
    currency           text        not null,
    amount             numeric     not null check (amount > 0),
    claimed            numeric     not null default 0,            -- sum of original amounts of its payouts but the cancelled
    bolt11_expiry_days bigint      not null check (bolt11_expiry_days >= 0),
    starts_at          timestamptz not null,
    expires_at         timestamptz,
    methods            text[]      not null,                      -- ways to be paid that it admits; empty for all there are
    auto_approve       boolean     not null,
    archived           boolean     not null default false,
    invoice_id         text,                                      -- the invoice that is refunded by it
    check (claimed >= 0 and claimed <= amount)
);
create index pull_payment_of_store on pull_payment (store_id, starts_at desc, id desc);          -- lists
create index pull_payment_of_invoice on pull_payment (invoice_id) where invoice_id is not null;  -- refunds of an invoice

-- Money that goes out, or is about to.
create table payout (
    id                text        primary key,
    store_id          text        not null,
    pull_payment_id   text        references pull_payment (id),   -- null for one that a merchant made by itself
    created_at        timestamptz not null,
    method            text        not null,                       -- for example 'BTC-CHAIN'
    destination       text        not null,                       -- as it was typed
    destination_key   text        not null,                       -- the same for each way to write the same destination
    minimum           numeric     not null,                       -- least that can be sent there, in what is paid with
    original_currency text        not null,
    original_amount   numeric     not null check (original_amount > 0),
    payout_amount     numeric     check (payout_amount > 0),      -- in what is paid with; null until it is approved
    state             text        not null
        check (state in ('AWAITING_APPROVAL', 'AWAITING_PAYMENT', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED')),
    proof             json,
    metadata          json        not null,
    check (payout_amount is not null or state in ('AWAITING_APPROVAL', 'CANCELLED'))
);
-- One destination is in one payout at a time, on the whole server.
create unique index payout_live_destination on payout (destination_key) where state not in ('COMPLETED', 'CANCELLED');
create index payout_of_store on payout (store_id, created_at desc, id desc);                     -- lists
create index payout_of_state on payout (store_id, state, created_at desc, id desc);              -- lists of one state
create index payout_of_pull_payment on payout (pull_payment_id, created_at desc, id desc);
