package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.malipo.ln.Msat;

/** The fields of offers by their numbers (BOLT 12), and those that take more than a line to read. */
final class OfferField {
    static final long CHAINS = 2;
    static final long METADATA = 4;
    static final long CURRENCY = 6;
    static final long AMOUNT = 8;
    static final long DESCRIPTION = 10;
    static final long FEATURES = 12;
    static final long ABSOLUTE_EXPIRY = 14;
    static final long PATHS = 16;
    static final long ISSUER = 18;
    static final long QUANTITY_MAX = 20;
    static final long ISSUER_ID = 22;
    private static final Set<Long> KNOWN = Set.of(
            CHAINS,
            METADATA,
            CURRENCY,
            AMOUNT,
            DESCRIPTION,
            FEATURES,
            ABSOLUTE_EXPIRY,
            PATHS,
            ISSUER,
            QUANTITY_MAX,
            ISSUER_ID);
    private static final int HASH_BYTES = 32;

    private OfferField() {}

    static boolean isKnown(long type) {
        return KNOWN.contains(type);
    }

    static boolean isAllowed(long type) {
        return (type >= 1 && type <= 79) || (type >= 1_000_000_000 && type <= 1_999_999_999);
    }

    static List<BlockHash> chains(TlvStream fields) throws Bolt12Exception {
        var field = fields.bytes(CHAINS);
        if (field.isEmpty()) {
            return List.of();
        }
        var bytes = new TlvReader(field.get().toByteArray());
        if (field.get().isEmpty() || field.get().size() % HASH_BYTES != 0) {
            throw new Bolt12Exception("The offer does not say for which network it is.");
        }
        var chains = new ArrayList<BlockHash>();
        while (bytes.hasMore()) {
            chains.add(new BlockHash(bytes.take(HASH_BYTES)));
        }
        return chains;
    }

    static Optional<Offer.Price> price(TlvStream fields) throws Bolt12Exception {
        var amount = fields.number(AMOUNT);
        var currency = fields.text(CURRENCY);
        if (amount.isEmpty()) {
            if (currency.isPresent()) {
                throw new Bolt12Exception("The offer names a currency, but no price.");
            }
            return Optional.empty();
        }
        if (amount.get() == 0) {
            throw new Bolt12Exception("The offer has a price of nothing.");
        }
        return Optional.of(currency.isPresent() ? inCurrency(currency.get(), amount.get()) : inBitcoin(amount.get()));
    }

    private static Offer.Price inCurrency(String currency, long amount) throws Bolt12Exception {
        if (!currency.matches("[A-Z]{3}")) {
            throw new Bolt12Exception("The offer is priced in what is no currency.");
        }
        return new Offer.Price.InCurrency(currency, amount);
    }

    private static Offer.Price inBitcoin(long amount) throws Bolt12Exception {
        if (amount > Msat.MAX.value()) {
            throw new Bolt12Exception("The offer asks for more bitcoin than there are.");
        }
        return new Offer.Price.InBitcoin(new Msat(amount));
    }

    /** {@return the bits as they came; none that is even is known, so each is refused} */
    static ByteVector features(TlvStream fields) throws Bolt12Exception {
        var features = fields.bytes(FEATURES).orElse(ByteVector.empty);
        for (var b : features.toByteArray()) {
            if ((b & 0x55) != 0) {
                throw new Bolt12Exception("The offer requires a feature that is unknown here.");
            }
        }
        return features;
    }
}
