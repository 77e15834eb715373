-- Whom a message goes to, so that a host that does not answer holds few places.
alter table bitpay_ipn
    add column host text not null generated always as
        (coalesce(lower(rtrim(substring(url from '^[^:/?#]*://(?:[^/?#]*@)?(\[[^]]*\]|[^:/?#]*)'), '.')), '')) stored;

drop index bitpay_ipn_waiting;
create index bitpay_ipn_waiting on bitpay_ipn (store_id, host, due_at, seq) where state = 'waiting';
