-- A program asks to be let into a store, or a merchant offers it: whoever comes second completes the pair.
create table bitpay_pairing (
    code       text        primary key,                         -- seven characters
    store_id   text        references store (id) on delete cascade, -- null until a merchant has chosen it
    sin        text,                                            -- names the program's key; null until a program came
    label      text        not null,
    token      text        not null,                            -- what the program gets
    created_at timestamptz not null,
    expires_at timestamptz not null,
    check (store_id is not null or sin is not null)
);
create index bitpay_pairing_expiry on bitpay_pairing (expires_at);
create index bitpay_pairing_of_store on bitpay_pairing (store_id) where store_id is not null;

-- A program that may make and read a store's invoices.
create table bitpay_token (
    id        text        primary key,
    token     text        not null unique,                      -- worth nothing without a signature by the key of the SIN
    store_id  text        not null references store (id) on delete cascade,
    sin       text        not null,
    label     text        not null,
    paired_at timestamptz not null
);
create index bitpay_token_of_store on bitpay_token (store_id, paired_at);
create index bitpay_token_of_sin on bitpay_token (sin, paired_at);

-- A store's key for programs that sign nothing.
create table bitpay_key (
    store_id   text        primary key references store (id) on delete cascade,
    hash       text        not null unique,                     -- SHA-256 of the key, in hex
    created_at timestamptz not null
);
