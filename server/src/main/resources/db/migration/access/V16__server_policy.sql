-- What the server's administrator decided about who may do what. At most one row; none: nothing was decided yet.
create table server_policy (
    singleton boolean primary key check (singleton),
    policies  jsonb   not null                                      -- see ServerPolicies
);
