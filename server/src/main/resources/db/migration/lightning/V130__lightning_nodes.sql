-- Lightning nodes that stores use or have used, and the server's own. A row never changes: a payment is asked for at the node
-- that it was made with, also after the store has taken another.
create table lightning_node (
    id         uuid        primary key,
    store_id   text,                                        -- null for the server's own
    connection text        not null,                        -- sealed
    trusted    boolean     not null,                        -- given by an administrator: may name files and private hosts
    created_at timestamptz not null
);
-- Which are the server's own, and which does nobody use any more?
create index lightning_node_store on lightning_node (store_id);

-- Which node a store takes Lightning payments with.
create table lightning_method (
    store_id      text        primary key,
    enabled       boolean     not null,
    node_id       uuid        references lightning_node (id), -- null for the server's own
    configured_at timestamptz not null
);
create index lightning_method_node on lightning_method (node_id);
