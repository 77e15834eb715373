package org.malipo.wallets.multisig;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.access.UserId;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on wallets of several signers in the making. */
@Component
class OpenSetupTable {
    private final JdbcClient jdbc;

    OpenSetupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@return the store's set-up, unless it has expired} */
    Optional<OpenSetup> find(StoreId store, Network network, Instant now) {
        return jdbc.sql("""
                select id, script, required, label, made_by, expires_at
                from multisig_setup
                where store_id = :store and expires_at > :now
                """)
                .param("store", store.value())
                .param("now", now.atOffset(UTC))
                .query(SetupRow.class)
                .optional()
                .map(row -> setup(row, store, network));
    }

    private OpenSetup setup(SetupRow row, StoreId store, Network network) {
        return new OpenSetup(
                row.id(),
                store,
                network,
                MultisigScript.valueOf(row.script()),
                row.required(),
                row.label(),
                new UserId(row.madeBy()),
                row.expiresAt().toInstant(),
                signers(row.id()));
    }

    private List<Cosigner> signers(String setup) {
        return jdbc
                .sql("select account_id, xpub, origin from multisig_signer where setup_id = :setup order by account_id")
                .param("setup", setup)
                .query(SignerRow.class)
                .list()
                .stream()
                .map(OpenSetupTable::cosigner)
                .toList();
    }

    private static Cosigner cosigner(SignerRow row) {
        if (row.xpub() == null || row.origin() == null) {
            return new Cosigner(new UserId(row.accountId()), null);
        }
        try {
            return new Cosigner(new UserId(row.accountId()), new AccountKey(row.xpub(), KeyOrigin.parse(row.origin())));
        } catch (SchemeException e) {
            throw new IllegalStateException("A stored key can't be read", e);
        }
    }

    /** Waits for others who change the store's set-up. */
    void lock(StoreId store) {
        jdbc.sql("select id from multisig_setup where store_id = :store for update")
                .param("store", store.value())
                .query(String.class)
                .optional();
    }

    /** {@return whether it is there now; false if the store has one already} */
    boolean insert(OpenSetup setup, Instant now) {
        var inserted = jdbc.sql("""
                insert into multisig_setup (id, store_id, script, required, label, made_by, made_at, expires_at)
                values (:id, :store, :script, :required, :label, :madeBy, :now, :expiresAt)
                on conflict (store_id) do nothing
                """)
                .param("id", setup.id())
                .param("store", setup.store().value())
                .param("script", setup.script().name())
                .param("required", setup.required())
                .param("label", setup.label())
                .param("madeBy", setup.madeBy().value())
                .param("now", now.atOffset(UTC))
                .param("expiresAt", setup.expiresAt().atOffset(UTC))
                .update();
        if (inserted > 0) {
            jdbc.sql("""
                    insert into multisig_signer (setup_id, account_id)
                    select :setup, account from unnest(cast(:accounts as text[])) as account
                    """)
                    .param("setup", setup.id())
                    .param(
                            "accounts",
                            setup.cosigners().stream()
                                    .map(cosigner -> cosigner.user().value())
                                    .toArray(String[]::new))
                    .update();
        }
        return inserted > 0;
    }

    void give(String setup, UserId user, AccountKey key, Instant now) {
        jdbc.sql("""
                update multisig_signer
                set xpub = :xpub, origin = :origin, given_at = :now
                where setup_id = :setup and account_id = :account and xpub is null
                """)
                .param("xpub", key.xpub())
                .param("origin", key.origin() == null ? null : key.origin().print())
                .param("now", now.atOffset(UTC))
                .param("setup", setup)
                .param("account", user.value())
                .update();
    }

    /** {@return whether it is there still} Nobody cancels it while it becomes a wallet. */
    boolean confirming(String setup, boolean confirming) {
        return jdbc.sql("update multisig_setup set confirming = :confirming where id = :setup")
                        .param("confirming", confirming)
                        .param("setup", setup)
                        .update()
                > 0;
    }

    /** {@return whether it was there and nobody had confirmed it} Its signers go with it. */
    boolean cancel(String setup) {
        return jdbc.sql("delete from multisig_setup where id = :setup and not confirming")
                        .param("setup", setup)
                        .update()
                > 0;
    }

    void remove(String setup) {
        jdbc.sql("delete from multisig_setup where id = :setup")
                .param("setup", setup)
                .update();
    }

    /** {@return whether the store had one} */
    boolean removeOf(StoreId store) {
        return jdbc.sql("delete from multisig_setup where store_id = :store")
                        .param("store", store.value())
                        .update()
                > 0;
    }

    /** {@return how many had expired} */
    int removeExpired(Instant now) {
        return jdbc.sql("delete from multisig_setup where expires_at <= :now")
                .param("now", now.atOffset(UTC))
                .update();
    }

    private record SetupRow(
            String id,
            String script,
            int required,
            @Nullable String label,
            String madeBy,
            OffsetDateTime expiresAt) {}

    private record SignerRow(
            String accountId,
            @Nullable String xpub,
            @Nullable String origin) {}
}
