package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outpoints as tables have them and as people write them. */
public final class Outpoints {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{64})[:-]([0-9]{1,10})");
    private static final long MOST = 0xffff_ffffL;

    private Outpoints() {}

    /** Reads {@code txid-n} and {@code txid:n}. */
    public static Optional<OutPoint> read(String text) {
        var match = FORM.matcher(text.strip());
        return match.matches() && Long.parseLong(match.group(2)) <= MOST
                ? Optional.of(new OutPoint(new TxId(match.group(1)), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    /** {@return {@code txid-n}} */
    public static String print(OutPoint outpoint) {
        return hex(outpoint) + "-" + outpoint.index;
    }

    static String hex(OutPoint outpoint) {
        return outpoint.txid.value.toHex();
    }

    public static OutPoint of(byte[] txid, long vout) {
        return new OutPoint(new TxId(txid), vout);
    }

    /** {@return them in an order that is the same for everybody, so that nobody waits for each other in a ring} */
    public static List<OutPoint> ordered(Collection<OutPoint> outpoints) {
        return outpoints.stream()
                .sorted(Comparator.comparing(Outpoints::hex).thenComparingLong(outpoint -> outpoint.index))
                .toList();
    }

    public static String[] txids(Collection<OutPoint> outpoints) {
        return outpoints.stream().map(Outpoints::hex).toArray(String[]::new);
    }

    public static Long[] vouts(Collection<OutPoint> outpoints) {
        return outpoints.stream().map(outpoint -> outpoint.index).toArray(Long[]::new);
    }
}
