-- Forms that make something, each as it was sent: a second click must not make a second object.
create table form_submission (
    fingerprint  bytea        primary key check (length(fingerprint) = 32), -- SHA-256 of the form's token, its sender and all that was typed
    begun_at     timestamptz  not null,
    ended_at     timestamptz,                                               -- null while it is being handled
    leads_to     text,                                                      -- where its answer sent the browser; null if it showed a page
    check (leads_to is null or ended_at is not null)
);
comment on table form_submission is 'Forms that were sent within the last day, so that none is handled twice';

-- Which are old enough to be forgotten.
create index form_submission_age on form_submission (begun_at);
