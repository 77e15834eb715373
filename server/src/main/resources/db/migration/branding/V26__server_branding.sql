-- How the server presents itself. At most one row; none: nothing was chosen yet.
create table server_branding (
    singleton boolean primary key check (singleton),
    branding  jsonb   not null                                      -- see ServerBranding
);
