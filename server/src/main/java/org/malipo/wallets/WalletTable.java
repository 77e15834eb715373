package org.malipo.wallets;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL on wallets and on which store has which. */
@Component
class WalletTable {
    private final JdbcClient jdbc;
    private final ConfigJson json;

    WalletTable(JdbcClient jdbc, ConfigJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<StoreWallet> find(StoreId store) {
        return jdbc.sql("""
                select s.store_id, s.wallet_id, w.network, s.enabled, s.config
                from wallet_store s join wallet w on w.id = s.wallet_id
                where s.store_id = :store
                """)
                .param("store", store.value())
                .query(StoreRow.class)
                .optional()
                .map(this::toWallet);
    }

    /** {@return the scheme from which a wallet derives} */
    DerivationScheme scheme(long wallet) {
        return jdbc.sql("select network, scheme from wallet where id = :wallet")
                .param("wallet", wallet)
                .query((row, _) -> scheme(row.getString("scheme"), Network.of(row.getString("network"))))
                .single();
    }

    /** {@return the number of the wallet with this scheme, made if there is none yet} */
    long idOf(DerivationScheme scheme, Instant now) {
        jdbc.sql("""
                insert into wallet (network, scheme, created_at)
                values (:network, :scheme, :now)
                on conflict (network, scheme) do nothing
                """)
                .param("network", scheme.network().id())
                .param("scheme", scheme.identity())
                .param("now", now.atOffset(UTC))
                .update();
        return jdbc.sql("select id from wallet where network = :network and scheme = :scheme")
                .param("network", scheme.network().id())
                .param("scheme", scheme.identity())
                .query(Long.class)
                .single();
    }

    /**
     * Gives the store a wallet in place of any other, and forgets the address that its receive page showed.
     *
     * @return whether it did; false if the wallet's scripts are not watched any more
     */
    boolean assign(StoreWallet wallet, Instant now) {
        return jdbc.sql("""
                insert into wallet_store (store_id, wallet_id, enabled, config, receive_index, configured_at)
                select :store, id, :enabled, cast(:config as jsonb), null, :now
                from wallet
                where id = :wallet and watch = 'ON'
                for share
                on conflict (store_id) do update
                set wallet_id = excluded.wallet_id, enabled = excluded.enabled, config = excluded.config,
                    receive_index = null, configured_at = excluded.configured_at,
                    backup = case when wallet_store.wallet_id = excluded.wallet_id then wallet_store.backup else 'OWN' end
                """)
                        .param("store", wallet.store().value())
                        .param("wallet", wallet.id())
                        .param("enabled", wallet.enabled())
                        .param("config", json.write(wallet.config()))
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /**
     * Gives the store its first wallet.
     *
     * @param isNew whether its words were made here, so that somebody has yet to show that they have them
     * @return whether the store had no wallet and has this one now, whose scripts are watched
     */
    boolean assignFirst(StoreWallet wallet, boolean isNew, Instant now) {
        return jdbc.sql("""
                insert into wallet_store (store_id, wallet_id, enabled, config, receive_index, configured_at, backup)
                select :store, id, :enabled, cast(:config as jsonb), null, :now,
                    case when :isNew then 'DUE' else 'OWN' end
                from wallet
                where id = :wallet and watch = 'ON'
                for share
                on conflict (store_id) do nothing
                """)
                        .param("store", wallet.store().value())
                        .param("wallet", wallet.id())
                        .param("enabled", wallet.enabled())
                        .param("config", json.write(wallet.config()))
                        .param("isNew", isNew)
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    /** Keeps the wallet's settings; {@return whether it is still the store's} */
    boolean describe(StoreWallet wallet) {
        return jdbc.sql("""
                update wallet_store set config = cast(:config as jsonb) where store_id = :store and wallet_id = :wallet
                """)
                        .param("store", wallet.store().value())
                        .param("wallet", wallet.id())
                        .param("config", json.write(wallet.config()))
                        .update()
                > 0;
    }

    /** {@return whether there is a wallet, and it was not so already} */
    boolean enable(StoreId store, boolean enabled) {
        return jdbc.sql("update wallet_store set enabled = :enabled where store_id = :store and enabled <> :enabled")
                        .param("store", store.value())
                        .param("enabled", enabled)
                        .update()
                > 0;
    }

    /** {@return whether there was one} */
    boolean remove(StoreId store) {
        return jdbc.sql("delete from wallet_store where store_id = :store")
                        .param("store", store.value())
                        .update()
                > 0;
    }

    OptionalInt receiveIndex(StoreId store, long wallet) {
        return jdbc.sql("""
                select receive_index from wallet_store
                where store_id = :store and wallet_id = :wallet and receive_index is not null
                """)
                .param("store", store.value())
                .param("wallet", wallet)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /**
     * Changes the address that the store's receive page shows, if it is still the one that the caller saw.
     *
     * @return whether it was
     */
    boolean replaceReceiveIndex(StoreId store, long wallet, @Nullable Integer seen, @Nullable Integer next) {
        return jdbc.sql("""
                update wallet_store
                set receive_index = cast(:next as integer)
                where store_id = :store and wallet_id = :wallet
                    and receive_index is not distinct from cast(:seen as integer)
                """)
                        .param("store", store.value())
                        .param("wallet", wallet)
                        .param("seen", seen)
                        .param("next", next)
                        .update()
                > 0;
    }

    /** Forgets this address on whatever receive page shows it. */
    void forgetReceiveIndex(long wallet, int index) {
        jdbc.sql("""
                update wallet_store set receive_index = null where wallet_id = :wallet and receive_index = :index
                """).param("wallet", wallet).param("index", index).update();
    }

    /** {@return the stores whose receive page shows this address} */
    List<StoreId> receivingAt(long wallet, int index) {
        return jdbc.sql("""
                select store_id from wallet_store where wallet_id = :wallet and receive_index = :index order by store_id
                """)
                .param("wallet", wallet)
                .param("index", index)
                .query((row, _) -> new StoreId(row.getString("store_id")))
                .list();
    }

    /** {@return the stores that take payments with this wallet} */
    List<StoreId> storesOf(long wallet) {
        return jdbc.sql("select store_id from wallet_store where wallet_id = :wallet order by store_id")
                .param("wallet", wallet)
                .query((row, _) -> new StoreId(row.getString("store_id")))
                .list();
    }

    /** {@return the same; none of them lets go of it before the caller's transaction ends} */
    List<StoreId> lockStoresOf(long wallet) {
        return jdbc.sql("select store_id from wallet_store where wallet_id = :wallet order by store_id for key share")
                .param("wallet", wallet)
                .query((row, _) -> new StoreId(row.getString("store_id")))
                .list();
    }

    private StoreWallet toWallet(StoreRow row) {
        var config = json.read(row.config());
        var scheme = scheme(config.accountDerivation(), Network.of(row.network()));
        return new StoreWallet(new StoreId(row.storeId()), row.walletId(), scheme, config, row.enabled());
    }

    private static DerivationScheme scheme(String text, Network network) {
        try {
            return DerivationScheme.parse(text, network);
        } catch (SchemeException e) {
            throw new IllegalStateException("A stored wallet can't be read", e);
        }
    }

    private record StoreRow(String storeId, long walletId, String network, boolean enabled, String config) {}
}
