-- The log as stores read it, each its own. Types with a dot are for our own modules and never shown.
create index event_of_store on event (store_id, position)
    where position is not null and store_id is not null and type not like '%.%';

-- How far a store's events are no longer kept: who reads on from before has missed something.
create table event_pruned (
    store_id text   primary key,
    through  bigint not null                                  -- the highest position that went
);
