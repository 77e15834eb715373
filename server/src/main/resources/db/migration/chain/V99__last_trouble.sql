-- Why a network was not followed the last time it was not; stays when it is followed again.
alter table chain_status
    add column last_problem    text,
    add column last_problem_at timestamptz;
