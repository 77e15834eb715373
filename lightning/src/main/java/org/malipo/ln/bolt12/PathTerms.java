package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.ByteVector;
import java.util.ArrayList;
import java.util.List;
import org.malipo.ln.Msat;

/**
 * What it costs to pay by a blinded path, and what it carries.
 * @param feeProportionalMillionths of the amount, beside the base fee
 * @param features what a payer must know, as bits
 */
public record PathTerms(
        Msat feeBase,
        long feeProportionalMillionths,
        int cltvExpiryDelta,
        Msat htlcMinimum,
        Msat htlcMaximum,
        ByteVector features) {
    static List<PathTerms> read(ByteVector field) throws Bolt12Exception {
        var bytes = new TlvReader(field.toByteArray());
        var terms = new ArrayList<PathTerms>();
        while (bytes.hasMore()) {
            terms.add(new PathTerms(
                    new Msat(TlvReader.number(bytes.take(4))),
                    TlvReader.number(bytes.take(4)),
                    (int) TlvReader.number(bytes.take(2)),
                    amount(bytes),
                    amount(bytes),
                    new ByteVector(bytes.take((int) TlvReader.number(bytes.take(2))))));
        }
        return terms;
    }

    /** Whatever is more than all bitcoin is as good as all. */
    private static Msat amount(TlvReader bytes) throws Bolt12Exception {
        var number = TlvReader.number(bytes.take(8));
        return Long.compareUnsigned(number, Msat.MAX.value()) > 0 ? Msat.MAX : new Msat(number);
    }
}
