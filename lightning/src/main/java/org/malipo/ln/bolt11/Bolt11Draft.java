package org.malipo.ln.bolt11;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Network;
import org.malipo.ln.Msat;

/** A payment request before it is signed. What is not set is as BOLT 11 says by default. */
public final class Bolt11Draft {
    private static final int MAX_FIELD_GROUPS = 1_023;
    private static final int LENGTH_GROUPS = 2;
    private static final long MAX_SECONDS = (1L << 35) - 1;

    private final Network network;
    private final Instant createdAt;
    private final ByteVector32 paymentHash;
    private final ByteVector32 paymentSecret;
    private final Description description;
    private final List<Groups> fallbacks = new ArrayList<>();
    private final List<Groups> hints = new ArrayList<>();
    private Optional<Msat> amount = Optional.empty();
    private Duration expiry = Bolt11.DEFAULT_EXPIRY;
    private int minFinalCltvExpiryDelta = Bolt11.DEFAULT_MIN_FINAL_CLTV_EXPIRY_DELTA;
    private Features features = Features.USUAL;
    private Optional<ByteVector> metadata = Optional.empty();

    /** @param createdAt counts to the second */
    public Bolt11Draft(
            Network network,
            Instant createdAt,
            ByteVector32 paymentHash,
            ByteVector32 paymentSecret,
            Description description) {
        this.network = network;
        this.createdAt = createdAt;
        this.paymentHash = paymentHash;
        this.paymentSecret = paymentSecret;
        this.description = description;
    }

    public Bolt11Draft amount(Msat value) {
        amount = Optional.of(value);
        return this;
    }

    /** @param value counts to the second */
    public Bolt11Draft expiry(Duration value) {
        expiry = value;
        return this;
    }

    public Bolt11Draft minFinalCltvExpiryDelta(int blocks) {
        minFinalCltvExpiryDelta = blocks;
        return this;
    }

    /** Adds an address on the chain, less preferred than those before. */
    public Bolt11Draft fallback(String address) throws AddressException {
        fallbacks.add(FallbackCodec.write(address, network));
        return this;
    }

    /** Adds a way to the payee, less preferred than those before. */
    public Bolt11Draft routeHint(RouteHint hint) {
        hints.add(HopCodec.write(hint));
        return this;
    }

    /** Replaces {@link Features#USUAL}. */
    public Bolt11Draft features(Features value) {
        features = value;
        return this;
    }

    public Bolt11Draft metadata(ByteVector value) {
        metadata = Optional.of(value);
        return this;
    }

    /**
     * {@return the payment request, as anybody else would read it}
     * @throws IllegalArgumentException if something in it is not allowed
     */
    public Bolt11 sign(PrivateKey key) {
        var prefix = new Prefix(network, amount).write();
        var data = Groups.joined(time(), fields());
        var signature = Bolt11Signature.sign(prefix, data, key);
        try {
            return Bolt11.decode(Bolt11Text.write(prefix, Groups.joined(data, signature.write())));
        } catch (Bolt11Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private Groups time() {
        var seconds = createdAt.getEpochSecond();
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException("A payment request can't be of " + createdAt);
        }
        return Groups.ofNumber(seconds, Bolt11Decoder.TIME_GROUPS);
    }

    /** In the order of the examples of BOLT 11. */
    private Groups fields() {
        var fields = new ArrayList<Groups>();
        fields.add(field(Tag.PAYMENT_SECRET, Groups.ofBytes(paymentSecret.toByteArray())));
        fields.add(field(Tag.PAYMENT_HASH, Groups.ofBytes(paymentHash.toByteArray())));
        fields.add(
                switch (description) {
                    case Description.Text(var text) -> field(Tag.DESCRIPTION, Groups.ofBytes(text.getBytes(UTF_8)));
                    case Description.Hash(var hash) -> field(Tag.DESCRIPTION_HASH, Groups.ofBytes(hash.toByteArray()));
                });
        if (!expiry.equals(Bolt11.DEFAULT_EXPIRY)) {
            fields.add(field(Tag.EXPIRY, Groups.ofNumber(expiry.toSeconds())));
        }
        if (minFinalCltvExpiryDelta != Bolt11.DEFAULT_MIN_FINAL_CLTV_EXPIRY_DELTA) {
            fields.add(field(Tag.MIN_FINAL_CLTV_EXPIRY_DELTA, Groups.ofNumber(minFinalCltvExpiryDelta)));
        }
        fallbacks.forEach(address -> fields.add(field(Tag.FALLBACK, address)));
        hints.forEach(hint -> fields.add(field(Tag.ROUTE_HINT, hint)));
        metadata.ifPresent(bytes -> fields.add(field(Tag.METADATA, Groups.ofBytes(bytes.toByteArray()))));
        if (!features.equals(Features.NONE)) {
            fields.add(field(Tag.FEATURES, features.write()));
        }
        return Groups.joined(fields.toArray(Groups[]::new));
    }

    private static Groups field(Tag tag, Groups contents) {
        if (contents.size() > MAX_FIELD_GROUPS) {
            throw new IllegalArgumentException("The " + tag.words() + " is too long for a payment request.");
        }
        return Groups.joined(Groups.ofNumber(tag.type(), 1), Groups.ofNumber(contents.size(), LENGTH_GROUPS), contents);
    }
}
