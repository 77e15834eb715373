package org.malipo.wallets;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SeedAccount;
import org.malipo.wallets.Seeds.Seed;
import org.malipo.wallets.WalletOutcome.AlreadyConfigured;
import org.malipo.wallets.WalletOutcome.Configured;
import org.malipo.wallets.WalletOutcome.Generated;
import org.malipo.wallets.WalletOutcome.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives stores their wallets. Scripts are watched before a store takes payments with them. */
@Component
class WalletSetup {
    private static final Logger log = LoggerFactory.getLogger(WalletSetup.class);
    private static final Set<Integer> WORD_COUNTS = Set.of(12, 15, 18, 21, 24);

    private final WalletTable table;
    private final WalletAdoption adoption;
    private final Seeds seeds;
    private final HotWalletPolicy hotWallets;
    private final TransactionTemplate transaction;
    private final WalletTrail trail;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // a wallet is allowed, watched, sealed, kept and told of
    WalletSetup(
            WalletTable table,
            WalletAdoption adoption,
            Seeds seeds,
            HotWalletPolicy hotWallets,
            TransactionTemplate transaction,
            WalletTrail trail,
            Clock clock) {
        this.table = table;
        this.adoption = adoption;
        this.seeds = seeds;
        this.hotWallets = hotWallets;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** Puts this wallet in place of any other. Whether it is hot is decided by whether its seed is here. */
    WalletOutcome configure(StoreId store, ReadWallet read) {
        var enabled = table.find(store).map(StoreWallet::enabled).orElse(true);
        StoreWallet wallet;
        do {
            var id = adoption.adopt(read.scheme());
            var config = read.config().hot(seeds.has(store, id));
            wallet = new StoreWallet(store, id, read.scheme(), config, enabled);
        } while (!isAssigned(wallet)); // its last store may have been deleted in between
        log.info(
                "Store {} has wallet {} now ({})",
                store,
                wallet.id(),
                wallet.config().source());
        return new Configured(wallet);
    }

    /** Makes a wallet where there is none. */
    WalletOutcome generate(StoreId store, Network network, GeneratedWallet request) {
        var refusal = refusal(store, request);
        if (refusal != null) {
            return refusal;
        }
        try {
            var existing = request.existingMnemonic();
            var mnemonic = existing == null
                    ? Mnemonic.random(request.wordCount(), request.wordList())
                    : Mnemonic.parse(existing);
            return store(store, network, request, mnemonic);
        } catch (MnemonicException e) {
            return new Refused("ExistingMnemonic", e.getMessage());
        }
    }

    private @Nullable WalletOutcome refusal(StoreId store, GeneratedWallet request) {
        if (ReadWallet.isTooLong(request.label())) {
            return new Refused("Label", ReadWallet.LABEL_TOO_LONG);
        }
        if (table.find(store).isPresent()) {
            return new AlreadyConfigured();
        }
        if (request.savePrivateKeys() && !hotWallets.allows()) {
            return new Refused(
                    "SavePrivateKeys", "This instance forbids non-admins from having a hot wallet for your store.");
        }
        if (!request.savePrivateKeys() && !hotWallets.allowsWatchOnly()) {
            return new Refused(
                    "SavePrivateKeys",
                    "This instance forbids non-admins from having a watch-only wallet made for your store.");
        }
        if (!WORD_COUNTS.contains(request.wordCount())) {
            return new Refused("WordCount", "A seed has 12, 15, 18, 21 or 24 words");
        }
        return request.accountNumber() < 0
                ? new Refused("AccountNumber", "An account number is between 0 and 2147483647")
                : null;
    }

    private WalletOutcome store(StoreId store, Network network, GeneratedWallet request, Mnemonic mnemonic) {
        var master = mnemonic.master(request.passphrase());
        var account = SeedAccount.of(master, request.type(), network, request.accountNumber());
        var seed = seed(mnemonic, master, account, network);
        StoreWallet wallet;
        do {
            if (table.find(store).isPresent()) {
                return new AlreadyConfigured();
            }
            var id = adoption.adopt(account.scheme());
            wallet = new StoreWallet(store, id, account.scheme(), config(request, account), true);
        } while (!isAssignedFirst(wallet, request, seed));
        log.info(
                "Wallet {} was made for store {}; its seed is {}",
                wallet.id(),
                store,
                request.savePrivateKeys() ? "kept" : "not kept");
        return new Generated(wallet, mnemonic);
    }

    private boolean isAssigned(StoreWallet wallet) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var assigned = table.assign(wallet, clock.instant());
            if (assigned) {
                trail.configured(wallet);
            }
            return assigned;
        }));
    }

    private boolean isAssignedFirst(StoreWallet wallet, GeneratedWallet request, Seed seed) {
        return Boolean.TRUE.equals(transaction.execute(_ -> assignFirst(wallet, request, seed)));
    }

    private boolean assignFirst(StoreWallet wallet, GeneratedWallet request, Seed seed) {
        if (!table.assignFirst(wallet, request.existingMnemonic() == null, clock.instant())) {
            return false;
        }
        if (request.savePrivateKeys()) {
            seeds.keep(wallet.store(), wallet.id(), seed);
        }
        trail.generated(wallet);
        return true;
    }

    private static Seed seed(Mnemonic mnemonic, ExtendedPrivateKey master, SeedAccount account, Network network) {
        return new Seed(
                mnemonic, SeedAccount.reveal(master, network), SeedAccount.reveal(account.privateKey(), network));
    }

    private static WalletConfig config(GeneratedWallet request, SeedAccount account) {
        return new WalletConfig(
                account.scheme().print(),
                null,
                List.of(ReadWallet.settings(account.key().xpub(), account.key().origin())),
                account.key().xpub(),
                request.label(),
                request.existingMnemonic() == null ? "NBXplorerGenerated" : "ImportedSeed",
                request.savePrivateKeys(),
                false,
                !account.scheme().isTaproot());
    }
}
