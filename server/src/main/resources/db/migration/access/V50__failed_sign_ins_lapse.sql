-- The last wrong password or code. Those of long ago count no more, as for addresses without an account, so that nobody
-- learns from a lock who has one.
alter table account add column failed_at timestamptz;
