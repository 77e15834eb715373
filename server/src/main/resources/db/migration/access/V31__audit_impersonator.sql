-- The administrator who acted in the name of actor_id; null: the person was there themselves.
alter table audit_entry add column impersonator_id text;

-- What did this administrator do in the name of others?
create index audit_entry_impersonator on audit_entry (impersonator_id, position) where impersonator_id is not null;
-- What was done to this?
create index audit_entry_object on audit_entry (object, position);
