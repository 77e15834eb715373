-- A receiver that has been down, and the secret that a rotation leaves valid for a while.
alter table webhook
    add column failing_since         timestamptz,  -- when what failed first since something last arrived
    add column paused_at             timestamptz,  -- nothing is sent from then on, and everything is queued
    add column catching_up           boolean not null default false, -- it is back, and older events go first
    add column previous_secret       text,         -- sealed
    add column previous_secret_until timestamptz,
    add check ((previous_secret is null) = (previous_secret_until is null));

-- Deliveries in turn are made one after the other, by due time and then by position: whatever is not the first attempt of
-- an event to a receiver that is well.
alter table webhook_delivery
    add column in_turn         boolean not null default false,
    add column tried_since     timestamptz,        -- when the first attempt of this event failed; null before
    add column request_headers text,               -- what was sent, "Name: value" a line
    add column answer_headers  text,
    add column answer_body     text,               -- its beginning
    add column connect_millis  int,                -- until the connection stood; next to nothing if it stood already
    add column total_millis    int;
update webhook_delivery set in_turn = true where not first_attempt;

drop index webhook_delivery_waiting;
create index webhook_delivery_waiting on webhook_delivery (webhook_id, in_turn, due_at, event_position)
    where state = 'waiting';
-- The oldest event that a receiver has not taken: what it is asked first when something else is sent.
create index webhook_delivery_head on webhook_delivery (webhook_id, event_position) where state = 'waiting' and in_turn;
create index webhook_delivery_turn on webhook_delivery (webhook_id) where state = 'attempting' and in_turn;

-- Somebody asked for a part of the history again. It is queued a piece at a time, and this row says how far that has come.
create table webhook_replay (
    id               text        primary key,
    webhook_id       text        not null references webhook (id) on delete cascade,
    from_position    bigint      not null,
    through_position bigint      not null,
    done_position    bigint      not null,          -- everything up to there is queued
    queued           bigint      not null default 0, -- deliveries
    created_at       timestamptz not null,
    ended_at         timestamptz                    -- null while it runs
);
-- A webhook has one replay at a time.
create unique index webhook_replay_running on webhook_replay (webhook_id) where ended_at is null;
create index webhook_replay_of_webhook on webhook_replay (webhook_id, created_at);
