-- When a letter goes, to whom, and in which words.
create table mail_rule (
    id           text        primary key,
    owner        text        not null,                  -- whose rule: the store's id, or '' for the server
    store_id     text        references store (id) on delete cascade,
    event        text        not null,                  -- what it waits for, for example 'WH-InvoiceSettled'
    enabled      boolean     not null,
    condition    text,                                  -- an SQL/JSON path; null for always
    send_to      text[]      not null,                  -- mailboxes or placeholders, one an element
    send_cc      text[]      not null,
    send_bcc     text[]      not null,
    to_customer  boolean     not null,
    subject      text        not null,
    body         text        not null,                  -- HTML
    active_since timestamptz not null,                  -- it writes of nothing that happened before
    trouble      text,                                  -- why it wrote no letter the last time that it should have
    created_at   timestamptz not null,
    check (owner = coalesce(store_id, ''))
);
create index mail_rule_of_owner on mail_rule (owner, created_at, id);
create index mail_rule_of_store on mail_rule (store_id) where store_id is not null;

-- That a rule has handled an event: it never does so again. Kept as long as events are, and somewhat longer.
create table mail_rule_run (
    rule_id        text        not null references mail_rule (id) on delete cascade,
    event_position bigint      not null,
    event_type     text        not null,
    subject        text        not null,                -- the invoice
    outcome        text        not null,                -- for example 'QUEUED'
    letters        text[]      not null,                -- ids of the letters that were queued
    created_at     timestamptz not null,
    primary key (rule_id, event_position)
);
create index mail_rule_run_age on mail_rule_run (created_at);
