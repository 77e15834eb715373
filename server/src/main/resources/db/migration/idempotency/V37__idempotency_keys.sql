-- Changes that were asked for with an Idempotency-Key, and what repeats are told. A row is written in the transaction of the
-- change itself and kept for 48 hours. Keys and requests stand here as digests only.
create table idempotency_key (
    id           bytea       primary key check (octet_length(id) = 32), -- of the caller and the key
    fingerprint  bytea       not null check (octet_length(fingerprint) = 32), -- of method, path, query and body
    status       smallint    not null,                                  -- 0 within the transaction, never after it
    content_type text,
    body         bytea       not null,
    created_at   timestamptz not null
);
create index idempotency_key_by_age on idempotency_key (created_at);    -- pruning
