package org.malipo.wallets;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.secrets.Place;
import org.malipo.secrets.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The seeds of hot wallets, sealed before they reach the database. */
@Component
class Seeds {
    private static final String TABLE = "wallet_seed";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Seeds(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * What signs for a wallet.
     *
     * @param masterKey extended private key of the root
     * @param accountKey extended private key of the account
     */
    record Seed(Mnemonic mnemonic, String masterKey, String accountKey) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    /** Keeps the seed. One that is there already is the same: a seed decides its wallet. */
    void keep(StoreId store, long wallet, Seed seed) {
        jdbc.sql("""
                insert into wallet_seed (store_id, wallet_id, mnemonic, master_key, account_key, created_at)
                values (:store, :wallet, :mnemonic, :masterKey, :accountKey, :now)
                on conflict (store_id, wallet_id) do nothing
                """)
                .param("store", store.value())
                .param("wallet", wallet)
                .param(
                        "mnemonic",
                        vault.seal(
                                place("mnemonic", store, wallet),
                                seed.mnemonic().reveal()))
                .param("masterKey", vault.seal(place("master_key", store, wallet), seed.masterKey()))
                .param("accountKey", vault.seal(place("account_key", store, wallet), seed.accountKey()))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** {@return the seed of the store's wallet, opened; empty if it is not here} */
    Optional<Seed> find(StoreId store, long wallet) {
        return jdbc.sql("""
                select mnemonic, master_key, account_key from wallet_seed where store_id = :store and wallet_id = :wallet
                """)
                .param("store", store.value())
                .param("wallet", wallet)
                .query(SeedRow.class)
                .optional()
                .map(row -> opened(row, store, wallet));
    }

    private Seed opened(SeedRow row, StoreId store, long wallet) {
        try {
            return new Seed(
                    Mnemonic.parse(vault.open(place("mnemonic", store, wallet), row.mnemonic())),
                    vault.open(place("master_key", store, wallet), row.masterKey()),
                    vault.open(place("account_key", store, wallet), row.accountKey()));
        } catch (MnemonicException e) {
            throw new IllegalStateException("The seed of wallet " + wallet + " can't be read", e);
        }
    }

    private record SeedRow(String mnemonic, String masterKey, String accountKey) {}

    /** {@return the extended private key of the account, if it is here; it must not be kept or shown} */
    Optional<String> accountKey(StoreId store, long wallet) {
        return jdbc.sql("select account_key from wallet_seed where store_id = :store and wallet_id = :wallet")
                .param("store", store.value())
                .param("wallet", wallet)
                .query(String.class)
                .optional()
                .map(text -> vault.open(place("account_key", store, wallet), text));
    }

    /** {@return whether this server can sign for the store's wallet} */
    boolean has(StoreId store, long wallet) {
        return jdbc.sql("select count(*) from wallet_seed where store_id = :store and wallet_id = :wallet")
                        .param("store", store.value())
                        .param("wallet", wallet)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** {@return the wallets of the store whose seeds are here; the set is the caller's} */
    Set<Long> walletsOf(StoreId store) {
        return new HashSet<>(jdbc.sql("select wallet_id from wallet_seed where store_id = :store")
                .param("store", store.value())
                .query(Long.class)
                .list());
    }

    /** Destroys the store's seeds. */
    void destroy(StoreId store) {
        jdbc.sql("delete from wallet_seed where store_id = :store")
                .param("store", store.value())
                .update();
    }

    static Place place(String column, StoreId store, long wallet) {
        return new Place(TABLE, column, store.value() + "/" + wallet, store.value());
    }
}
