-- Merchants' shops.
create table store (
    id         text        primary key check (id <> ''),
    name       text        not null check (length(name) between 1 and 50),
    network    text        not null,                    -- for example 'mainnet'; never changes
    settings   jsonb       not null,                    -- what was chosen; see StoreSettings
    archived   boolean     not null,
    created_at timestamptz not null
);
