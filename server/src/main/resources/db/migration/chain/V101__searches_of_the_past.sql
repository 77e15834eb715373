-- A search of the past can begin at a time, says in words what keeps it, and can be called off. What a process writes of one
-- holds only as long as nobody has asked for another.
alter table chain_rescan
    add column run          bigint      not null default 1,      -- grows with each time the group is searched for
    add column state        text        not null default 'pending'
        check (state in ('queued', 'pending', 'complete', 'error', 'cancelled')),
    add column from_time    timestamptz,                         -- from_height is worked out from it by the leader
    add column gap          integer     not null default 1000,   -- scripts watched behind the last one that was paid
    add column pass         integer     not null default 1,
    add column pass_found   integer     not null default 0,      -- transactions, in this pass
    add column whole_blocks boolean     not null default false,  -- there are no filters that tell which blocks matter
    add column paced_height integer,                             -- where the present stretch began,
    add column paced_at     timestamptz,                         -- and when
    add column problem      text,                                -- why it failed, or what it waits for
    add column failures     integer     not null default 0,      -- in a row
    add column retry_at     timestamptz,
    add column started_at   timestamptz;
update chain_rescan set state = 'complete', started_at = asked_at where finished_at is not null;

alter table chain_revisit
    add column delay text;                                       -- what it waits for, while it is still to be done
