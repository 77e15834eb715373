-- Payjoins (BIP 78) that stores propose to those whom they pay. The payment that was signed first is a send like others; while
-- its payjoin is proposed, and no longer than due_at, no node is offered it. The payjoin is a send that replaces it.
create table wallet_payjoin (
    original_id uuid        primary key references wallet_send (id) on delete cascade,
    endpoint    text        not null,                   -- where it is proposed
    state       text        not null check (state in ('proposing', 'joined', 'plain')),
    reason      text,                                   -- why it is sent plainly
    due_at      timestamptz not null,
    created_at  timestamptz not null
);

alter table wallet_send drop constraint wallet_send_purpose_check;
alter table wallet_send add constraint wallet_send_purpose_check
    check (purpose in ('payment', 'given', 'replacement', 'child', 'cancellation', 'payjoin'));
