package org.malipo.wallets;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.malipo.chain.Coin;

/**
 * Names one thing that a store keeps notes about.
 *
 * @param type for example {@code tx}, {@code address}, {@code label}; clients have types of their own
 */
public record ObjectKey(String type, String id) {
    public static final String TX = "tx";
    public static final String ADDRESS = "address";
    public static final String UTXO = "utxo";
    public static final String LABEL = "label";

    private static final Pattern OUTPOINT = Pattern.compile("([0-9a-fA-F]{64})[:-]([0-9]{1,9})");

    /** {@return the thing as clients name it: they may write outpoints with a colon too} */
    public static ObjectKey typed(String type, String id) {
        var outpoint = OUTPOINT.matcher(id);
        return type.equals(UTXO) && outpoint.matches()
                ? utxo(outpoint.group(1).toLowerCase(Locale.ROOT), Integer.parseInt(outpoint.group(2)))
                : new ObjectKey(type, id);
    }

    public static ObjectKey of(TxId txid) {
        return new ObjectKey(TX, txid.toString());
    }

    public static ObjectKey of(Coin coin) {
        return utxo(coin.txid().toString(), coin.vout());
    }

    /** {@return whether the database, which compares byte by byte, puts this one first} */
    boolean isBefore(ObjectKey other) {
        int byType = Arrays.compareUnsigned(type.getBytes(UTF_8), other.type.getBytes(UTF_8));
        return byType == 0 ? Arrays.compareUnsigned(id.getBytes(UTF_8), other.id.getBytes(UTF_8)) < 0 : byType < 0;
    }

    static ObjectKey utxo(OutPoint outPoint) {
        return utxo(outPoint.txid.toString(), Math.toIntExact(outPoint.index));
    }

    static ObjectKey utxo(String txid, int vout) {
        return new ObjectKey(UTXO, txid + "-" + vout);
    }
}
