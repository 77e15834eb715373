package org.malipo.wallets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.malipo.access.AfterCommit;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.stores.Stores;
import org.malipo.wallets.WalletOutcome.PreviewAddress;
import org.malipo.wallets.WalletOutcome.Previewed;
import org.malipo.wallets.WalletOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other modules may ask of stores' wallets. What was found is kept for a few seconds: a change made by this process
 * counts at once, one made by another process when those seconds are over.
 */
@Component
public class Wallets {
    private static final Logger log = LoggerFactory.getLogger(Wallets.class);
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_PREVIEWED = 1_000;

    private final WalletTable table;
    private final WalletSetup setup;
    private final Reservations reservations;
    private final WalletHistory history;
    private final Stores stores;
    private final WalletTrail trail;
    private final Cache<StoreId, Optional<StoreWallet>> found =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    @SuppressWarnings("TooManyParameters") // the front of the module: each question goes to another part
    Wallets(
            WalletTable table,
            WalletSetup setup,
            Reservations reservations,
            WalletHistory history,
            Stores stores,
            WalletTrail trail) {
        this.table = table;
        this.setup = setup;
        this.reservations = reservations;
        this.history = history;
        this.stores = stores;
        this.trail = trail;
    }

    /** {@return the store's wallet, also while it is disabled} */
    public Optional<StoreWallet> of(StoreId store) {
        return found.get(store, table::find);
    }

    /**
     * Takes the next address. No two callers ever get the same one, in whatever store or process. Must not be called
     * inside a transaction. Before anybody is shown the address, the caller commits something durable: that also makes
     * the reservation durable. After a crash in between, the index is skipped or taken by somebody else.
     *
     * @param purpose for the log, for example {@code invoice}
     */
    public ReservedAddress reserve(StoreWallet wallet, String purpose) {
        var address = reservations.next(wallet);
        log.debug("Index {} of wallet {} was taken for {}", address.index(), wallet.id(), purpose);
        return address;
    }

    /** Gives the store this wallet in place of any it has, and starts to watch it. */
    public WalletOutcome configure(StoreId store, NewWallet wallet) {
        if (ReadWallet.isTooLong(wallet.label())) {
            return new Refused("Label", ReadWallet.LABEL_TOO_LONG);
        }
        try {
            return configured(store, ReadWallet.of(wallet, network(store)));
        } catch (SchemeException e) {
            return new Refused("DerivationScheme", e.getMessage());
        }
    }

    /** Gives the store a wallet whose configuration is known in full. Only {@code isHotWallet} is found out here. */
    public WalletOutcome configure(StoreId store, WalletConfig config) {
        if (ReadWallet.isTooLong(config.label())) {
            return new Refused("Label", ReadWallet.LABEL_TOO_LONG);
        }
        try {
            return configured(store, ReadWallet.of(config, network(store)));
        } catch (SchemeException e) {
            return new Refused("AccountDerivation", e.getMessage());
        } catch (KeySettingsException e) {
            return new Refused("AccountKeySettings", e.getMessage());
        }
    }

    private WalletOutcome configured(StoreId store, ReadWallet read) {
        try {
            return setup.configure(store, read);
        } finally {
            forget(store);
        }
    }

    /** Makes a wallet for a store that has none. */
    public WalletOutcome generate(StoreId store, GeneratedWallet wallet) {
        try {
            return setup.generate(store, network(store), wallet);
        } finally {
            forget(store);
        }
    }

    /** {@return the first addresses of a wallet that nobody has yet, or why it can't be read; stores nothing} */
    public WalletOutcome preview(Network network, NewWallet wallet, int offset, int count) {
        try {
            var scheme = ReadWallet.of(wallet, network).scheme();
            return new Previewed(scheme.print(), scheme.isMultisig(), addresses(scheme, offset, count));
        } catch (SchemeException e) {
            return new Refused("DerivationScheme", e.getMessage());
        }
    }

    /** {@return addresses of the store's own wallet; they are not reserved} */
    public List<PreviewAddress> preview(StoreWallet wallet, int offset, int count) {
        return addresses(wallet.scheme(), offset, count);
    }

    private static List<PreviewAddress> addresses(DerivationScheme scheme, int offset, int count) {
        var end = Math.min(Integer.MAX_VALUE, (long) offset + Math.min(count, MOST_PREVIEWED));
        return IntStream.range(offset, (int) end)
                .mapToObj(index -> new PreviewAddress(
                        scheme.keyPath(Branch.DEPOSIT, index).orElse(null),
                        index,
                        scheme.address(Branch.DEPOSIT, index)))
                .toList();
    }

    /** Switches payments with the wallet on or off. */
    @Transactional
    public void enable(StoreId store, boolean enabled) {
        if (table.enable(store, enabled)) {
            trail.enabled(store, enabled);
        }
        forget(store);
    }

    /** Takes the wallet away from the store. Its addresses stay watched, and reserved for ever. */
    @Transactional
    public void remove(StoreId store) {
        if (table.remove(store)) {
            trail.removed(store);
            log.info("Store {} has no wallet any more", store);
        }
        forget(store);
    }

    /** {@return what the wallet holds} */
    public WalletBalance balance(StoreWallet wallet) {
        return history.balance(wallet);
    }

    /** {@return the newest transactions first} */
    public List<WalletTransaction> transactions(StoreWallet wallet, int skip, int limit) {
        return history.transactions(wallet, HistoryFilter.ALL, null, skip, limit);
    }

    void forget(StoreId store) {
        AfterCommit.andNow(() -> found.invalidate(store));
    }

    private Network network(StoreId store) {
        return stores.get(store).network();
    }
}
