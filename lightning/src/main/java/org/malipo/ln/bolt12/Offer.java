package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;

/**
 * An offer (BOLT 12): whoever has it can ask for an invoice, as often as they like.
 *
 * @param chains by their first block; empty for Bitcoin alone
 * @param price empty where the payer chooses
 * @param quantityMax empty if it is one, 0 if there is no limit
 * @param issuerId who signs the invoices, where it is not the end of a path
 * @param paths ways to ask the issuer, if it is not to be found by its id
 */
public record Offer(
        List<BlockHash> chains,
        Optional<Price> price,
        Optional<String> description,
        Optional<String> issuer,
        Optional<Instant> expiresAt,
        Optional<Long> quantityMax,
        Optional<PublicKey> issuerId,
        List<BlindedPath> paths,
        ByteVector features) {
    private static final String PREFIX = "lno";

    public Offer {
        chains = List.copyOf(chains);
        paths = List.copyOf(paths);
    }

    /** What an offer asks for. */
    public sealed interface Price {
        record InBitcoin(Msat amount) implements Price {}

        /**
         * @param currency three letters of ISO 4217
         * @param amount in its smallest unit
         */
        record InCurrency(String currency, long amount) implements Price {}
    }

    /** @throws Bolt12Exception if it breaks BOLT 12; never anything else */
    public static Offer decode(String given) throws Bolt12Exception {
        var text = Bolt12Text.read(given);
        if (!text.prefix().equals(PREFIX)) {
            throw new Bolt12Exception("This is no offer.");
        }
        return read(TlvStream.read(text.bytes().toByteArray(), OfferField::isKnown, OfferField::isAllowed));
    }

    private static Offer read(TlvStream fields) throws Bolt12Exception {
        var price = OfferField.price(fields);
        var description = fields.text(OfferField.DESCRIPTION);
        if (price.isPresent() && description.isEmpty()) {
            throw new Bolt12Exception("The offer has a price, but does not say of what.");
        }
        var issuerId = fields.key(OfferField.ISSUER_ID);
        var paths = BlindedPath.read(fields.bytes(OfferField.PATHS));
        if (issuerId.isEmpty() && paths.isEmpty()) {
            throw new Bolt12Exception("The offer does not say whom to ask for an invoice.");
        }
        return new Offer(
                OfferField.chains(fields),
                price,
                description,
                fields.text(OfferField.ISSUER),
                expiry(fields),
                fields.number(OfferField.QUANTITY_MAX),
                issuerId,
                paths,
                OfferField.features(fields));
    }

    private static Optional<Instant> expiry(TlvStream fields) throws Bolt12Exception {
        var seconds = fields.number(OfferField.ABSOLUTE_EXPIRY);
        try {
            return seconds.map(Instant::ofEpochSecond);
        } catch (DateTimeException e) {
            return Optional.of(Instant.MAX);
        }
    }

    public boolean isFor(Network network) {
        return chains.isEmpty() ? network == Network.MAINNET : chains.contains(network.genesis());
    }

    public boolean isExpired(Instant now) {
        return expiresAt.filter(at -> !now.isBefore(at)).isPresent();
    }
}
