-- A deleted store is found by nobody from this moment on. What belongs to it goes bit by bit; its row goes last.
alter table store add column deleted_at timestamptz;            -- null: nobody has deleted it
-- Which deleted stores are still to be cleared?
create index store_deleted on store (deleted_at) where deleted_at is not null;

-- Files that were uploaded for a store. A reference in its settings alone proves nothing: anybody can copy one.
create table store_upload (
    reference text primary key,                                 -- 'fileid:' and its id
    store_id  text not null references store (id) on delete cascade
);
-- Which files go with the store?
create index store_upload_of_store on store_upload (store_id);
