package org.malipo;

import java.util.List;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of lists that need nothing but themselves, as many as are wanted. */
@TestComponent
public class ManyRows {
    private static final List<String> INSERTS = List.of(
            """
            insert into account (id, email, email_key, image_url, stamp, is_admin, approved, requires_approval, email_confirmed,
                requires_email_confirmation, disabled, created_at)
            select 'u' || g, 'u' || g || '@example.com', 'u' || g || '@example.com',
                'fileid:' || md5('gone' || g), 'x', false, true, false, true,
                false, false, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into account_membership (account_id, store_id, role_id, since)
            select 'u' || g, :store, 'Employee', now()
            from generate_series(:from, :to) g
            """,
            """
            insert into store (id, name, network, settings, archived, created_at)
            select 's' || g, 'Shop', 'regtest', jsonb_build_object('branding', jsonb_build_object(
                'applyBrandColorToBackend', false, 'logoUrl', 'fileid:' || md5('gone' || g))), false, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into account_membership (account_id, store_id, role_id, since)
            select :admin, 's' || g, 'Owner', now()
            from generate_series(:from, :to) g
            """,
            """
            insert into account_api_key (hash, account_id, label, grants, created_at)
            select md5('a' || g) || md5('b' || g), :admin, 'Till', array['btcpay.store.canviewinvoices:s' || g], now()
            from generate_series(:from, :to) g
            """,
            """
            insert into account_role (id, store_id, name, permissions)
            select :store || '::Role ' || g, :store, 'Role ' || g, '{btcpay.store.canviewinvoices}'
            from generate_series(:from, :to) g
            """,
            """
            insert into account_role (id, store_id, name, permissions)
            select 'Role ' || g, null, 'Role ' || g, '{btcpay.store.canviewinvoices}'
            from generate_series(:from, :to) g
            on conflict (id) do nothing -- no test takes roles of the server away
            """,
            """
            insert into pull_payment (id, store_id, name, description, currency, amount, bolt11_expiry_days, starts_at, methods,
                auto_approve)
            select 'pp' || g, :store, 'Prize', '', 'USD', 10, 30, now(), '{}', false
            from generate_series(:from, :to) g
            """,
            """
            insert into payout (id, store_id, pull_payment_id, created_at, method, destination, destination_key, minimum,
                original_currency, original_amount, state, metadata)
            select 'po' || g, :store, 'pp' || g, now(), 'BTC_CHAIN', 'bc1q', 'key' || g, 0, 'USD', 1, 'AWAITING_APPROVAL', '{}'
            from generate_series(:from, :to) g
            """,
            """
            insert into payout (id, store_id, pull_payment_id, created_at, method, destination, destination_key, minimum,
                original_currency, original_amount, state, metadata)
            select 'pq' || g, :store, :pullPayment, now(), 'BTC_CHAIN', 'bc1q', 'another' || g, 0, 'USD', 1, 'AWAITING_APPROVAL', '{}'
            from generate_series(:from, :to) g
            """,
            """
            insert into webhook_replay (id, webhook_id, from_position, through_position, done_position, created_at, ended_at)
            select 'w' || g, :webhook, 1, 1, 1, now(), now()
            from generate_series(:from, :to) g
            """,
            """
            insert into webhook_delivery (id, webhook_id, original_id, first_attempt, retry, subject, event_position,
                event_type, event_at, body, state, due_at, delivered_at, http_code, outcome)
            select 'd' || g, :webhook, 'd' || g, true, 0, 'i' || g, g, 'InvoiceCreated', now(), '{}', 'done', now(),
                now(), 200, 'HttpSuccess'
            from generate_series(:from, :to) g
            """,
            """
            insert into file (id, account_id, original_name, storage_name, content_type, size_bytes, created_at)
            select md5('f' || g), 'u' || g, 'a.png', md5('f' || g) || '-a.png', 'image/png', 1, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into mail_rule (id, owner, store_id, event, enabled, send_to, send_cc, send_bcc, to_customer, subject, body,
                active_since, created_at)
            select 'r' || coalesce(shop, '') || g, coalesce(shop, ''), shop,
                case when shop is null then 'SRV-PasswordReset' else 'WH-InvoiceSettled' end, false, '{a@example.com}', '{}',
                '{}', false, 'Hello', 'Hello', now(), now()
            from generate_series(:from, :to) g, unnest(array[null, :store]) shop
            """,
            """
            insert into notice (id, account_id, store_id, kind, detail, seen, created_at)
            select 'n' || g, :admin, 's' || g, 'invoice_confirmed', '{i1}', false, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into mail (id, owner, store_id, recipient, subject, state, due_at, created_at, ended_at)
            select 'm' || coalesce(shop, '') || g, coalesce(shop, ''), shop, 'asha@example.com', 'Hello', 'sent', now(),
                now(), now()
            from generate_series(:from, :to) g, unnest(array[null, :store]) shop
            """,
            """
            insert into chain_transaction (network, txid, raw, state, coinbase, signals_rbf, seen_at)
            select 'regtest', sha256(text(g)::bytea), '', 'unconfirmed', false, false, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into chain_history (network, grp, txid, received, sent, live, sort_height, sort_position, seen_at)
            select 'regtest', :group, sha256(text(g)::bytea), 1, 0, true, 2147483647, 0, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into chain_output (network, txid, vout, grp, branch, idx, script, sats, live, coinbase, seen_at)
            select 'regtest', sha256(text(g)::bytea), 0, :group, 0, g,
                decode('0014' || left(encode(sha256(text(g)::bytea), 'hex'), 40), 'hex'), 1, true, false, now()
            from generate_series(:from, :to) g
            """,
            """
            insert into wallet_object (store_id, wallet_id, type, id, data)
            select :store, cast(substr(:group, 8) as bigint), 'tx', encode(sha256(text(g)::bytea), 'hex'),
                '{"comment": "Rent"}'
            from generate_series(:from, :to) g
            """,
            """
            insert into wallet_object (store_id, wallet_id, type, id)
            select :store, cast(substr(:group, 8) as bigint), 'label', 'Label ' || g
            from generate_series(:from, :to) g
            """,
            """
            insert into wallet_object_link (store_id, wallet_id, a_type, a_id, b_type, b_id)
            select :store, cast(substr(:group, 8) as bigint), 'label', 'Label ' || g, 'tx',
                encode(sha256(text(g)::bytea), 'hex')
            from generate_series(:from, :to) g
            """,
            """
            insert into wallet_pending (id, store_id, wallet_id, network, state, base_psbt, psbt, unsigned_id, needed, total,
                collected, change_sats, fee_sats, made_by, created_at, changed_at, expires_at)
            select 'pt' || g, :store, cast(substr(:group, 8) as bigint), 'regtest', 'cancelled', psbt, psbt,
                sha256(text(g)::bytea), 2, 3, 0, -1000, 100, :admin, now(), now(), now()
            from generate_series(:from, :to) g,
                decode('70736274ff01003c020000000111111111111111111111111111111111111111111111'
                    '111111111111111111110000000000ffffffff01000000000000000000000000000000'
                    '00', 'hex') psbt
            """);

    private static final List<String> DELETIONS = List.of(
            "delete from account where id = 'u' || :row",
            "delete from store where id = 's' || :row",
            "delete from account_role where name = 'Role ' || :row",
            "delete from payout where id in ('po' || :row, 'pq' || :row)",
            "delete from pull_payment where id = 'pp' || :row",
            "delete from webhook_replay where id = 'w' || :row",
            "delete from webhook_delivery where id = 'd' || :row",
            "delete from file where id = md5('f' || :row)",
            "delete from notice where id = 'n' || :row",
            "delete from wallet_object where id = 'Label ' || :row",
            "delete from wallet_object where id = encode(sha256(:row::bytea), 'hex')",
            "delete from wallet_pending where id = 'pt' || :row",
            "delete from chain_output where txid = sha256(:row::bytea)",
            "delete from chain_history where txid = sha256(:row::bytea)");

    private final JdbcClient jdbc;

    ManyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whose the rows are.
     *
     * @param group of the store's wallet
     * @param pullPayment the one of the first row, which has a payout of each row
     */
    record Owners(UserId account, StoreId store, String webhook, String group, String pullPayment) {
        static String pullPayment(int firstRow) {
            return "pp" + firstRow;
        }
    }

    /** Makes the rows from one number to another in each table. */
    void insert(int from, int to, Owners owners) {
        INSERTS.forEach(sql -> jdbc.sql(sql)
                .param("from", from)
                .param("to", to)
                .param("admin", owners.account().value())
                .param("store", owners.store().value())
                .param("webhook", owners.webhook())
                .param("group", owners.group())
                .param("pullPayment", owners.pullPayment())
                .update());
    }

    /** Deletes a row of each table. */
    void delete(int row) {
        DELETIONS.forEach(sql -> jdbc.sql(sql).param("row", String.valueOf(row)).update());
    }

    /** As if whoever is signed in on one device were so on a hundred devices. */
    void repeatSession(UserId user) {
        jdbc.sql("""
                with copy as (
                    insert into account_session (primary_id, session_id, creation_time, last_access_time,
                        max_inactive_interval, expiry_time, principal_name)
                    select gen_random_uuid(), gen_random_uuid(), creation_time, last_access_time, max_inactive_interval,
                        expiry_time, principal_name
                    from account_session, generate_series(2, 100)
                    where principal_name = :user
                    returning primary_id
                )
                insert into account_session_attributes (session_primary_id, attribute_name, attribute_bytes)
                select copy.primary_id, attribute_name, attribute_bytes
                from copy, account_session_attributes
                """).param("user", user.value()).update();
    }
}
