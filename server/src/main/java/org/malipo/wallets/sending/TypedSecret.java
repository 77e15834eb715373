package org.malipo.wallets.sending;

import fr.acinq.bitcoin.DeterministicWallet.ExtendedPrivateKey;
import fr.acinq.bitcoin.KeyPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.Mnemonic;
import org.malipo.bitcoin.MnemonicException;

/**
 * What somebody types to sign once: the words of a seed, or an extended private key of a root or an account. Lives as long as
 * the request that brought it; printing it shows nothing.
 */
public final class TypedSecret {
    /** The prefixes of SLIP-132, whatever wallet they announce. */
    private static final Pattern EXTENDED = Pattern.compile("[xtyzuvYZUV]prv[1-9A-HJ-NP-Za-km-z]+");

    private final ExtendedPrivateKey key;

    private TypedSecret(ExtendedPrivateKey key) {
        this.key = key;
    }

    /**
     * Reads it.
     *
     * @param passphrase beside the words, empty if there is none
     * @return empty if it looks like an extended private key and has a typing error
     * @throws MnemonicException if it is no extended private key, and these are not the words of a seed; repeats nothing of them
     */
    public static Optional<TypedSecret> read(String typed, String passphrase) throws MnemonicException {
        var text = typed.strip();
        return EXTENDED.matcher(text).matches()
                ? decoded(text).map(TypedSecret::new)
                : Optional.of(new TypedSecret(Mnemonic.parse(text).master(passphrase)));
    }

    private static Optional<ExtendedPrivateKey> decoded(String text) {
        try {
            var key = ExtendedPrivateKey.decode(text, new KeyPath(List.of())).getSecond();
            return Optional.of(key).filter(read -> read.getPrivateKey().isValid());
        } catch (RuntimeException e) {
            return Optional.empty(); // its message may repeat the key
        }
    }

    ExtendedPrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
