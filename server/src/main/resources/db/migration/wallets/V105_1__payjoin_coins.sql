-- A coin is promised to a payjoin, or held by something that the store sends, never both.
alter table wallet_held_coin
    alter column send_id drop not null,
    drop constraint if exists wallet_held_coin_check,       -- that something of the store's has it
    add column payjoin_id uuid,
    add constraint wallet_held_coin_not_both check (payjoin_id is null or send_id is null);
create index wallet_held_coin_payjoin on wallet_held_coin (payjoin_id) where payjoin_id is not null;

-- What orders a wallet's coins when payjoins are proposed to it: always the same, and nobody foresees how.
create table wallet_payjoin_order (
    wallet_id bigint primary key references wallet (id),
    secret    bytea  not null check (octet_length(secret) = 32)
);
