-- What a store knows about the things of a wallet: its transactions, addresses and coins, and the labels, invoices, payouts and
-- the like that they have to do with. By store as well as by wallet: stores with the same keys share a wallet, but not their
-- notes. Ordered byte by byte, as link ends and pages are. No foreign key to store: all of a store would lock one row.
create table wallet_object (
    store_id  text   not null,
    wallet_id bigint not null references wallet (id),
    type      text   collate "C" not null check (octet_length(type) between 1 and 50),  -- for example 'tx'
    id        text   collate "C" not null check (octet_length(id) between 1 and 1000),
    data      jsonb,
    primary key (store_id, wallet_id, type, id)
);

-- Which of them belong together. A link has no direction: its lesser end stands first.
create table wallet_object_link (
    store_id  text   not null,
    wallet_id bigint not null,
    a_type    text   collate "C" not null,
    a_id      text   collate "C" not null,
    b_type    text   collate "C" not null,
    b_id      text   collate "C" not null,
    data      jsonb,
    primary key (store_id, wallet_id, a_type, a_id, b_type, b_id),
    foreign key (store_id, wallet_id, a_type, a_id) references wallet_object (store_id, wallet_id, type, id)
        on delete cascade,
    foreign key (store_id, wallet_id, b_type, b_id) references wallet_object (store_id, wallet_id, type, id)
        on delete cascade,
    check ((a_type, a_id) < (b_type, b_id))
);
-- What is linked to this, where this is the greater end?
create index wallet_object_link_back on wallet_object_link (store_id, wallet_id, b_type, b_id);
