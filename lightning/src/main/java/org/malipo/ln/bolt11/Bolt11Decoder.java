package org.malipo.ln.bolt11;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.PublicKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;

/** Reads payment requests as BOLT 11 asks of a payer, and refuses what it leaves to readers where they would disagree. */
final class Bolt11Decoder {
    static final int TIME_GROUPS = 7;
    private static final int KEY_GROUPS = 53;

    /** Expiries up to 1089 years. */
    private static final int MAX_EXPIRY_GROUPS = 7;

    private static final int MAX_CLTV_GROUPS = 6;

    private Bolt11Decoder() {}

    static Bolt11 decode(String given) throws Bolt11Exception {
        var text = Bolt11Text.read(given);
        var prefix = Prefix.read(text.prefix());
        var data = text.data();
        var end = data.size() - Bolt11Signature.GROUPS;
        if (end < TIME_GROUPS) {
            throw new Bolt11Exception(Reason.FORM, "The payment request is too short.");
        }
        var createdAt = Instant.ofEpochSecond(data.slice(0, TIME_GROUPS).number());
        var fields = TaggedFields.read(data.slice(TIME_GROUPS, end));
        var signature = Bolt11Signature.read(data.slice(end, data.size()));
        var payee = signature.check(text.prefix(), data.slice(0, end), payee(fields));
        return bolt11(text.text(), prefix, createdAt, fields, payee);
    }

    private static Bolt11 bolt11(String text, Prefix prefix, Instant createdAt, TaggedFields fields, PublicKey payee)
            throws Bolt11Exception {
        return new Bolt11(
                text,
                prefix.network(),
                prefix.amount(),
                createdAt,
                payee,
                fields.requiredHash(Tag.PAYMENT_HASH),
                fields.requiredHash(Tag.PAYMENT_SECRET),
                description(fields),
                Duration.ofSeconds(fields.number(Tag.EXPIRY, MAX_EXPIRY_GROUPS, Bolt11.DEFAULT_EXPIRY.toSeconds())),
                (int) fields.number(
                        Tag.MIN_FINAL_CLTV_EXPIRY_DELTA, MAX_CLTV_GROUPS, Bolt11.DEFAULT_MIN_FINAL_CLTV_EXPIRY_DELTA),
                fallbacks(fields, prefix.network()),
                hints(fields),
                features(fields),
                metadata(fields),
                fields.unknown());
    }

    private static Optional<PublicKey> payee(TaggedFields fields) throws Bolt11Exception {
        var field = fields.single(Tag.PAYEE);
        return field.isEmpty()
                ? Optional.empty()
                : Optional.of(HopCodec.key(TaggedFields.bytes(Tag.PAYEE, field.get(), KEY_GROUPS)));
    }

    private static Description description(TaggedFields fields) throws Bolt11Exception {
        var text = fields.single(Tag.DESCRIPTION);
        var hash = fields.hash(Tag.DESCRIPTION_HASH);
        if (text.isPresent() == hash.isPresent()) {
            throw Bolt11Exception.field(
                    text.isPresent()
                            ? "The payment request has both a description and the hash of one."
                            : "The payment request does not say what the payment is for.");
        }
        return text.isPresent()
                ? new Description.Text(utf8(text.get().bytes()))
                : new Description.Hash(hash.orElseThrow());
    }

    private static String utf8(byte[] bytes) throws Bolt11Exception {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Bolt11Exception.field("The description in the payment request is no text.");
        }
    }

    private static List<String> fallbacks(TaggedFields fields, Network network) throws Bolt11Exception {
        var addresses = new ArrayList<String>();
        for (var field : fields.all(Tag.FALLBACK)) {
            addresses.add(FallbackCodec.read(field, network));
        }
        return addresses;
    }

    private static List<RouteHint> hints(TaggedFields fields) throws Bolt11Exception {
        var hints = new ArrayList<RouteHint>();
        for (var field : fields.all(Tag.ROUTE_HINT)) {
            hints.add(HopCodec.read(field));
        }
        return hints;
    }

    private static Features features(TaggedFields fields) throws Bolt11Exception {
        var field = fields.single(Tag.FEATURES);
        return field.isEmpty() ? Features.NONE : Features.read(field.get());
    }

    private static Optional<ByteVector> metadata(TaggedFields fields) throws Bolt11Exception {
        var field = fields.single(Tag.METADATA);
        return field.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByteVector(field.get().bytes()));
    }
}
