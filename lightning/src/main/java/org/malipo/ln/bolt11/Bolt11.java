package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;

/**
 * A payment request (BOLT 11), read and found to be signed by its payee.
 *
 * @param text the whole of it in lower case
 * @param network testnet is taken for its fourth edition, as the prefix names none
 * @param amount empty where the payer chooses it
 * @param payee the node that signed it
 * @param paymentHash the SHA-256 of the preimage that proves a payment
 * @param expiry for how long from {@code createdAt} on it may be paid
 * @param minFinalCltvExpiryDelta in blocks, for the last HTLC
 * @param fallbackAddresses on the chain, the preferred one first
 * @param unknown fields that nobody here knows, in their order
 */
public record Bolt11(
        String text,
        Network network,
        Optional<Msat> amount,
        Instant createdAt,
        PublicKey payee,
        ByteVector32 paymentHash,
        ByteVector32 paymentSecret,
        Description description,
        Duration expiry,
        int minFinalCltvExpiryDelta,
        List<String> fallbackAddresses,
        List<RouteHint> routeHints,
        Features features,
        Optional<ByteVector> metadata,
        List<TaggedField> unknown) {
    static final Duration DEFAULT_EXPIRY = Duration.ofHours(1);
    static final int DEFAULT_MIN_FINAL_CLTV_EXPIRY_DELTA = 18;

    public Bolt11 {
        fallbackAddresses = List.copyOf(fallbackAddresses);
        routeHints = List.copyOf(routeHints);
        unknown = List.copyOf(unknown);
    }

    /**
     * Reads a payment request in lower or upper case, with or without {@code lightning:} before it.
     * @throws Bolt11Exception if it breaks BOLT 11, or requires what nobody here knows; never anything else
     */
    public static Bolt11 decode(String text) throws Bolt11Exception {
        return Bolt11Decoder.decode(text);
    }

    public Instant expiresAt() {
        return createdAt.plus(expiry);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt());
    }

    /** {@return the form for QR codes, which upper case makes smaller} */
    public String printForQr() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** {@return the text, which says it all} */
    @Override
    public String toString() {
        return text;
    }
}
