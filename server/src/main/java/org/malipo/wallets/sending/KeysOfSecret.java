package org.malipo.wallets.sending;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.DeterministicWallet.ExtendedPublicKey;
import fr.acinq.bitcoin.KeyPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.AccountType;
import org.malipo.bitcoin.ExtendedKey;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.MultisigScript;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.psbt.PsbtWallet;
import org.malipo.bitcoin.psbt.SigningKey;

/**
 * Finds the keys of a wallet that a secret holds. What signs is the key of an account, never the root: a transaction that
 * spends from other accounts of the same seed gets no signature for these.
 */
final class KeysOfSecret {
    /** Where the origin of a key is not known, it is looked for in these accounts at the usual paths. */
    private static final int ACCOUNTS = 10;

    private final PsbtWallet wallet;
    private final ExtendedPrivateKey secret;

    KeysOfSecret(PsbtWallet wallet, TypedSecret secret) {
        this.wallet = wallet;
        this.secret = secret.key();
    }

    /** {@return what signs for the wallet; empty if the secret is of another one} */
    List<SigningKey> find() {
        return wallet.keys().stream().flatMap(key -> signing(key).stream()).toList();
    }

    private Optional<SigningKey> signing(AccountKey account) {
        var wanted = publicKey(account);
        return candidates(account)
                .filter(candidate -> isSame(candidate.getExtendedPublicKey(), wanted))
                .findFirst()
                .map(found ->
                        account.origin() == null ? SigningKey.ofRoot(found) : new SigningKey(found, account.origin()));
    }

    private Stream<ExtendedPrivateKey> candidates(AccountKey account) {
        var itself = Stream.of(secret);
        if (secret.depth != 0) {
            return itself;
        }
        var origin = account.origin();
        if (origin == null) {
            return Stream.concat(itself, usualPaths().map(secret::derivePrivateKey));
        }
        return fingerprint().equals(origin.fingerprint())
                ? Stream.concat(itself, Stream.of(secret.derivePrivateKey(origin.path())))
                : itself;
    }

    private Stream<KeyPath> usualPaths() {
        var scheme = wallet.scheme();
        Network network = scheme.network();
        return IntStream.range(0, ACCOUNTS)
                .boxed()
                .flatMap(account -> scheme.isMultisig()
                        ? Arrays.stream(MultisigScript.values()).map(type -> type.path(network, account))
                        : Arrays.stream(AccountType.values()).map(type -> type.path(network, account)));
    }

    private static boolean isSame(ExtendedPublicKey one, ExtendedPublicKey other) {
        return one.publickeybytes.equals(other.publickeybytes) && one.chaincode.equals(other.chaincode);
    }

    private static ExtendedPublicKey publicKey(AccountKey account) {
        try {
            return ExtendedKey.parse(account.xpub()).key();
        } catch (SchemeException e) {
            throw new IllegalStateException("A stored account key can't be read", e);
        }
    }

    /** {@return what is found in place of what the wallet knows; to be asked where no key was found} */
    TypedOutcome.Mismatch mismatch() {
        if (secret.depth != 0) {
            return new TypedOutcome.OtherAccount(shortened(new ExtendedKey(secret.getExtendedPublicKey(), 0)
                    .print(wallet.scheme().network())));
        }
        var origins = wallet.keys().stream()
                .map(AccountKey::origin)
                .flatMap(Stream::ofNullable)
                .toList();
        return origins.stream()
                .filter(origin -> origin.fingerprint().equals(fingerprint()))
                .findFirst()
                .<TypedOutcome.Mismatch>map(origin -> new TypedOutcome.OtherPath(origin.print()))
                .orElseGet(() -> new TypedOutcome.OtherRoot(
                        fingerprint(),
                        origins.stream().map(KeyOrigin::fingerprint).distinct().toList()));
    }

    /** Of the secret as the root. */
    private String fingerprint() {
        return SigningKey.ofRoot(secret).origin().fingerprint();
    }

    private static String shortened(String xpub) {
        return xpub.substring(0, 12) + "…" + xpub.substring(xpub.length() - 6);
    }
}
