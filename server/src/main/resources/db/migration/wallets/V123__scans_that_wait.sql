alter table wallet_scan add column waits_since timestamptz;  -- when the node could not be asked; others of its network go first
