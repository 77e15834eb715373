-- The master keys that this database was sealed with. The keys themselves are in the key file, never here.
create table secret_master_key (
    key_id      text        primary key,
    check_value text        not null,                   -- HMAC of a constant under the key: tells a wrong key file at start
    active      boolean     not null,
    created_at  timestamptz not null
);
create unique index secret_master_key_active on secret_master_key (active) where active;

-- Keys that seal values, wrapped by a master key. Each store has its own, and the server one for itself.
create table secret_data_key (
    id         text        primary key,
    owner      text        not null,                    -- the store's id, '' for the server
    wrapped    text        not null,
    key_id     text        not null references secret_master_key (key_id),
    created_at timestamptz not null
);
create unique index secret_data_key_of_owner on secret_data_key (owner);
create index secret_data_key_of_master on secret_data_key (key_id);
