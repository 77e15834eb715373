-- What happened: written in the transaction that it tells of, never changed but for its position.
create table event (
    seq         bigint      generated always as identity primary key, -- order of writing, which is not the order of commits
    position    bigint,                                               -- order of the log; null until the stamper has seen it
    type        text        not null,                                 -- for example 'InvoiceSettled'; inner ones 'chain.block'
    store_id    text,
    subject     text        not null,                                 -- for example the invoice's id
    payload     json        not null,                                 -- json keeps the order of members, jsonb does not
    occurred_at timestamptz not null
);
create unique index event_by_position on event (position) where position is not null;
create index event_unstamped on event (seq) where position is null;
create index event_of_subject on event (subject, position);

-- The last position given. One row.
create table event_stamp (
    only_row      boolean primary key default true check (only_row),
    last_position bigint  not null
);
insert into event_stamp (last_position) values (0);

-- How far each consumer has come; moved in the transaction that holds its work.
create table event_cursor (
    consumer text   primary key,
    position bigint not null
);

-- Events that a consumer could not handle, and later ones of the same subject, which wait behind them.
create table event_parked (
    consumer    text        not null,
    position    bigint      not null,
    subject     text        not null,
    attempts    int         not null,
    next_try_at timestamptz not null,
    error       text        not null,
    primary key (consumer, position)
);
create index event_parked_due on event_parked (consumer, next_try_at);

-- Who leads what. The epoch grows whenever leadership changes hands.
create table lease (
    name       text        primary key,
    holder     text        not null,
    epoch      bigint      not null,
    expires_at timestamptz not null
);

-- Timers, kept by db-scheduler.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
