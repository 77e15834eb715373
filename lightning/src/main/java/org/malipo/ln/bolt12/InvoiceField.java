package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;

/** The fields of invoices by their numbers (BOLT 12): those of the offer and of who asked come first, then its own. */
final class InvoiceField {
    static final long SIGNATURE = 240;
    private static final long CHAIN = 80;
    private static final long PATHS = 160;
    private static final long PATH_TERMS = 162;
    private static final long CREATED_AT = 164;
    private static final long RELATIVE_EXPIRY = 166;
    private static final long PAYMENT_HASH = 168;
    private static final long AMOUNT = 170;
    private static final long FEATURES = 174;
    private static final long NODE_ID = 176;
    private static final long DEFAULT_EXPIRY_SECONDS = 7_200;
    private static final int HASH_BYTES = 32;

    /** Metadata, chain, amount, features, quantity and key of who asked, with their note, paths and name; then the invoice's own. */
    private static final Set<Long> OWN = Set.of(
            0L,
            CHAIN,
            82L,
            84L,
            86L,
            88L,
            89L,
            90L,
            91L,
            PATHS,
            PATH_TERMS,
            CREATED_AT,
            RELATIVE_EXPIRY,
            PAYMENT_HASH,
            AMOUNT,
            172L,
            FEATURES,
            NODE_ID,
            SIGNATURE);

    /** Payments in parts. */
    private static final int BASIC_MPP = 16;

    private InvoiceField() {}

    static boolean isKnown(long type) {
        return OWN.contains(type) || OfferField.isKnown(type);
    }

    static ByteVector required(TlvStream fields, long type) throws Bolt12Exception {
        return fields.bytes(type).orElseThrow(() -> new Bolt12Exception("The invoice lacks field " + type + "."));
    }

    private static long requiredNumber(TlvStream fields, long type) throws Bolt12Exception {
        required(fields, type);
        return fields.number(type).orElseThrow();
    }

    static Bolt12Invoice invoice(TlvStream fields) throws Bolt12Exception {
        checkFeatures(fields.bytes(FEATURES).orElse(ByteVector.empty));
        var paths = BlindedPath.read(Optional.of(required(fields, PATHS)));
        var terms = PathTerms.read(required(fields, PATH_TERMS));
        if (paths.size() != terms.size()) {
            throw new Bolt12Exception("The invoice does not say what each of its paths costs.");
        }
        required(fields, NODE_ID);
        return new Bolt12Invoice(
                chain(fields),
                amount(fields),
                hash(required(fields, PAYMENT_HASH)),
                fields.text(OfferField.DESCRIPTION),
                fields.key(NODE_ID).orElseThrow(),
                createdAt(fields),
                Duration.ofSeconds(fields.number(RELATIVE_EXPIRY).orElse(DEFAULT_EXPIRY_SECONDS)),
                paths,
                terms);
    }

    private static BlockHash chain(TlvStream fields) throws Bolt12Exception {
        var field = fields.bytes(CHAIN);
        return field.isEmpty() ? Network.MAINNET.genesis() : new BlockHash(hash(field.get()));
    }

    private static ByteVector32 hash(ByteVector field) throws Bolt12Exception {
        if (field.size() != HASH_BYTES) {
            throw new Bolt12Exception("The invoice has a hash of a wrong length.");
        }
        return new ByteVector32(field.toByteArray());
    }

    private static Msat amount(TlvStream fields) throws Bolt12Exception {
        var amount = requiredNumber(fields, AMOUNT);
        if (amount == 0 || amount > Msat.MAX.value()) {
            throw new Bolt12Exception("The invoice asks for an amount that can't be.");
        }
        return new Msat(amount);
    }

    private static Instant createdAt(TlvStream fields) throws Bolt12Exception {
        try {
            return Instant.ofEpochSecond(requiredNumber(fields, CREATED_AT));
        } catch (DateTimeException e) {
            throw new Bolt12Exception("The invoice is of a time that can't be.");
        }
    }

    private static void checkFeatures(ByteVector features) throws Bolt12Exception {
        var bytes = features.toByteArray();
        for (var bit = 0; bit < bytes.length * 8; bit += 2) {
            if ((bytes[bytes.length - 1 - bit / 8] >> bit % 8 & 1) == 1 && bit != BASIC_MPP) {
                throw new Bolt12Exception("The invoice requires feature " + bit + ", which is unknown here.");
            }
        }
    }
}
