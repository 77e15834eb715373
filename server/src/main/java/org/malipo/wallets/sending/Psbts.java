package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.psbt.PreviousTransactions;
import org.malipo.bitcoin.psbt.Psbt;
import org.malipo.bitcoin.psbt.PsbtCreator;
import org.malipo.bitcoin.psbt.PsbtException;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.chain.Chain;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletConfig.KeySettings;
import org.springframework.stereotype.Component;

/** Makes PSBTs of drafts: for signers elsewhere, and for ourselves. */
@Component
public class Psbts {
    private final Chain chain;

    Psbts(Chain chain) {
        this.chain = chain;
    }

    /**
     * {@return the PSBT for signers elsewhere, with key paths from the roots of their keys as far as these are known}
     *
     * @throws PsbtException if a transaction that must go along is not known
     */
    public Psbt forSigners(Draft draft) throws PsbtException {
        var wallet = draft.wallet();
        var options = new PsbtCreator.Options(
                wallet.config().defaultIncludeNonWitnessUtxo(), wallet.scheme().isMultisig());
        return new PsbtCreator(known(wallet), previous(draft), options).create(draft.plan(), draft.change());
    }

    /** {@return the PSBT for the wallet's own account key, from which its paths lead} */
    Psbt forAccountKey(Draft draft) throws PsbtException {
        var scheme = draft.wallet().scheme();
        var keys = scheme.keys().stream()
                .map(key -> new AccountKey(key.xpub(), null))
                .toList();
        return new PsbtCreator(new PsbtWallet(scheme, keys), previous(draft), PsbtCreator.Options.PLAIN)
                .create(draft.plan(), draft.change());
    }

    /** {@return the wallet with what the store knows of where its keys come from} */
    public static PsbtWallet known(StoreWallet wallet) {
        var keys = wallet.scheme().keys().stream()
                .map(key -> key.origin() == null ? new AccountKey(key.xpub(), origin(wallet, key)) : key)
                .toList();
        return new PsbtWallet(wallet.scheme(), keys);
    }

    private static @Nullable KeyOrigin origin(StoreWallet wallet, AccountKey key) {
        return wallet.config().accountKeySettings().stream()
                .filter(settings -> settings.accountKey().equals(key.xpub()))
                .flatMap(settings -> origin(settings).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<KeyOrigin> origin(KeySettings settings) {
        if (settings.rootFingerprint() == null) {
            return Optional.empty();
        }
        var path = settings.accountKeyPath() == null ? "" : settings.accountKeyPath();
        try {
            return Optional.of(KeyOrigin.parse(settings.rootFingerprint() + (path.isEmpty() ? "" : "/" + path)));
        } catch (SchemeException e) {
            throw new IllegalStateException("A stored key origin can't be read", e);
        }
    }

    /** Asked for only where one is needed, and then for all coins at once. */
    private PreviousTransactions previous(Draft draft) {
        return new Lazily(draft);
    }

    private final class Lazily implements PreviousTransactions {
        private final Draft draft;
        private @Nullable Map<TxId, Transaction> found;

        Lazily(Draft draft) {
            this.draft = draft;
        }

        @Override
        public Optional<Transaction> of(OutPoint coin) {
            if (found == null) {
                var txids = draft.coins().stream().map(one -> one.txid).collect(Collectors.toSet());
                found = chain.transactions(draft.wallet().network(), txids);
            }
            return Optional.ofNullable(found.get(coin.txid));
        }
    }
}
