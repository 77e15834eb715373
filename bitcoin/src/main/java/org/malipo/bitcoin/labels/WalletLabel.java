package org.malipo.bitcoin.labels;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person noted down about one thing of a wallet (BIP 329).
 * @param ref the thing: a transaction id, an address, {@code txid:vout} …, by its type
 * @param label null where the record only says whether a coin may be spent
 * @param origin the wallet, as a descriptor without keys such as {@code wpkh([d34db33f/84'/0'/0'])}; null if not said
 * @param spendable whether a coin may be spent; null if not said
 */
public record WalletLabel(
        Subject type,
        String ref,
        @Nullable String label,
        @Nullable String origin,
        @Nullable Boolean spendable) {
    /** What a label hangs on. */
    public enum Subject {
        TX,
        ADDR,
        PUBKEY,
        INPUT,
        OUTPUT,
        XPUB;

        /** {@return the name in files, for example {@code addr}} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Subject> of(String id) {
            return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
        }
    }

    /** A label without more. */
    public WalletLabel(Subject type, String ref, String label) {
        this(type, ref, label, null, null);
    }
}
