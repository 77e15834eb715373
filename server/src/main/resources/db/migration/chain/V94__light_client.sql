-- When the first script of a network was watched. Whoever begins to follow it later looks at the blocks since then.
alter table chain_watch add column since timestamptz not null default now();

-- Groups whose payments of the past are looked for, block by block from a height to the tip, by the leader of the network. What
-- is found makes more scripts of the group be watched, and those are looked for in a further pass.
create table chain_rescan (
    network     text        not null,
    grp         text        not null,
    from_height integer     not null check (from_height >= 0),
    next_height integer     not null,                   -- the first block that this pass has not looked at
    after_id    bigint      not null,                   -- it looks for scripts with higher numbers than this,
    until_id    bigint      not null,                   -- up to this one
    found       integer     not null,                   -- transactions, in all passes
    asked_at    timestamptz not null,
    changed_at  timestamptz not null,                   -- when something was found last, or a pass began
    finished_at timestamptz,
    primary key (network, grp)
);
create index chain_rescan_open on chain_rescan (network) where finished_at is null;
