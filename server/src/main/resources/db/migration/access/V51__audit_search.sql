-- Who did this in this store?
create index audit_entry_store_action on audit_entry (store_id, action, position);
-- What happened in this hour, and what before the last line of the page?
drop index audit_entry_at;
create index audit_entry_time on audit_entry (at, position);
