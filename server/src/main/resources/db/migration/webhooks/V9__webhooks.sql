-- Where a store wants to hear of its events.
create table webhook (
    id                   text        primary key,
    store_id             text        not null references store (id) on delete cascade,
    url                  text        not null,
    enabled              boolean     not null,
    automatic_redelivery boolean     not null,
    everything           boolean     not null,
    specific_events      text[]      not null,
    secret               text        not null,                  -- sealed
    created_at           timestamptz not null
);
create index webhook_of_store on webhook (store_id, created_at);

-- One try to tell one webhook of one event, made or to be made. A retry is a delivery of its own.
create table webhook_delivery (
    id             text        primary key,
    seq            bigint      generated always as identity,    -- order of making, for lists
    webhook_id     text        not null references webhook (id) on delete cascade,
    original_id    text        not null,                        -- the first delivery of this event to this webhook
    first_attempt  boolean     not null,                        -- id = original_id: these keep the order of their subject
    retry          smallint    not null,                        -- how many automatic ones went before
    subject        text        not null,                        -- for example the invoice's id
    event_position bigint      not null,
    event_type     text        not null,
    event_at       timestamptz not null,
    body           text        not null,                        -- what is signed and sent, to the byte
    pruned         boolean     not null default false,          -- the body is only {"type": …} any more
    state          text        not null check (state in ('waiting', 'attempting', 'done')),
    due_at         timestamptz not null,
    claimed_by     text,                                        -- the process that is trying
    claimed_until  timestamptz,                                 -- renewed while it lives; past it, anybody may try again
    delivered_at   timestamptz,
    http_code      int,
    error          text,
    outcome        text        check (outcome in ('HttpSuccess', 'HttpError', 'Failed')),
    check ((state = 'done') = (outcome is not null)),
    check ((state = 'attempting') = (claimed_until is not null))
);
-- An event is told to a webhook once, however often it is consumed.
create unique index webhook_delivery_once on webhook_delivery (webhook_id, event_position) where first_attempt;
create index webhook_delivery_waiting on webhook_delivery (webhook_id, due_at, event_position) where state = 'waiting';
create index webhook_delivery_order on webhook_delivery (webhook_id, subject, event_position)
    where first_attempt and state <> 'done';
create index webhook_delivery_claimed on webhook_delivery (claimed_until) where state = 'attempting';
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, seq desc);
create index webhook_delivery_of_subject on webhook_delivery (subject, seq);
create index webhook_delivery_prunable on webhook_delivery (event_at) where state = 'done' and not pruned;
