-- Who did what to which object, from where. Lines are only ever added; each holds a hash of itself and of the line before.
create table audit_entry (
    position   bigint      primary key,                             -- 1, 2, 3 … without a gap
    at         timestamptz not null,
    action     text        not null,                                -- for example 'store.settings.changed'
    actor_id   text,                                                -- the account; null: a stranger, or the server itself
    credential text        not null,                                -- 'session', 'basic', 'key:' and how its hash begins, 'none', 'server'
    address    text,                                                -- the client's; null: the server itself
    store_id   text,                                                -- no foreign key: what happened stays when a store goes
    object     text        not null,                                -- for example 'invoice:8Zk…'
    details    jsonb       not null,                                -- names and texts; never a secret
    hash       text        not null                                 -- SHA-256, in hex
);
-- What happened in this store?
create index audit_entry_store on audit_entry (store_id, position);
-- What did this person do?
create index audit_entry_actor on audit_entry (actor_id, position);
-- Who did this?
create index audit_entry_action on audit_entry (action, position);
-- What happened in this hour?
create index audit_entry_at on audit_entry (at);

-- The end of the chain: whoever adds a line holds this row while it commits. Shows as well when the last lines are gone.
create table audit_head (
    singleton boolean primary key check (singleton),
    position  bigint  not null,
    hash      text    not null
);

insert into audit_head (singleton, position, hash)
values (true, 0, '');

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only ever added to';
end
$$;

-- A slip of an operator's hand must not change what happened. It binds no superuser, who is found out by the hashes.
create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_refuse_change();
create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function audit_refuse_change();
