-- A transaction of several signers that a request with a key has made, so that a repeat of the request finds it.
alter table wallet_pending
    add column request_key         bytea unique,
    add column request_fingerprint bytea,
    add constraint wallet_pending_keyed check ((request_key is null) = (request_fingerprint is null));
