package org.malipo.wallets;

import fr.acinq.bitcoin.TxId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads ids of transactions as people and clients write them. */
public final class Txids {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{64}");

    private Txids() {}

    /** {@return the id, or empty if it is not 64 hexadecimal digits} */
    public static Optional<TxId> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TxId(text)) : Optional.empty();
    }
}
