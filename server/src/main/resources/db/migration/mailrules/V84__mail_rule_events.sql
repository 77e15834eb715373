-- Events whose letters are still to be written, each until all rules of its store that wait for it had their turn.
create table mail_rule_event (
    event_position bigint      primary key,
    store_id       text        not null references store (id) on delete cascade,
    event_type     text        not null,
    subject        text        not null,                -- the invoice
    payload        text        not null,                -- what the log has
    occurred_at    timestamptz not null,
    due_at         timestamptz not null,
    claimed_by     text,                                -- the process that is at work on it
    claimed_until  timestamptz,                         -- renewed while it lives; past it, anybody may go on
    check ((claimed_by is null) = (claimed_until is null))
);
create index mail_rule_event_waiting on mail_rule_event (store_id, due_at, event_position) where claimed_by is null;
create index mail_rule_event_claimed on mail_rule_event (claimed_until) where claimed_by is not null;
create index mail_rule_event_of_store on mail_rule_event (store_id, event_type);

-- A condition that takes too long rests for a while, longer each time, before it is tried again.
alter table mail_rule
    add column slow        int not null default 0,      -- how often in a row it took too long
    add column rests_until timestamptz;                 -- null if it did not take too long the last time
-- What does a rule owe that was switched off for that?
create index mail_rule_run_owed on mail_rule_run (rule_id) where outcome = 'CONDITION_TOO_SLOW';

-- Rows to be held while rules are added, so that there are never more than there may be.
create table mail_rule_owner (
    owner text primary key                              -- a store's id, or '' for the server
);
