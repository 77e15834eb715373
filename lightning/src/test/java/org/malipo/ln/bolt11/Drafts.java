package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import org.malipo.bitcoin.Network;

/** Payment requests that nobody should sign, as {@link Bolt11Draft} refuses to make them. */
final class Drafts {
    static final PrivateKey KEY = PrivateKey.fromHex("42".repeat(32));
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Drafts() {}

    static ByteVector32 bytes(String pair) {
        return ByteVector32.fromValidHex(pair.repeat(32));
    }

    static Bolt11Draft draft(Description description) {
        return new Bolt11Draft(Network.REGTEST, NOW, bytes("aa"), bytes("bb"), description);
    }

    static Groups field(Tag tag, Groups contents) {
        return Groups.joined(Groups.ofNumber(tag.type(), 1), Groups.ofNumber(contents.size(), 2), contents);
    }

    /** {@return the fields that each payment request has, then those given} */
    static Groups[] usualAnd(Groups... more) {
        var usual = new Groups[] {
            field(Tag.PAYMENT_SECRET, hash("bb")),
            field(Tag.PAYMENT_HASH, hash("aa")),
            field(Tag.DESCRIPTION, Groups.ofBytes(new byte[] {'x'}))
        };
        var all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return all;
    }

    static Groups hash(String pair) {
        return Groups.ofBytes(bytes(pair).toByteArray());
    }

    static Groups groups(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new Groups(bytes);
    }

    static TaggedField kept(int type, int... values) {
        return new TaggedField(type, new ByteVector(groups(values).values()));
    }

    /** {@return whatever is given, with a good signature} */
    static String signed(String prefix, Groups... fields) {
        var data = Groups.joined(Groups.ofNumber(NOW.getEpochSecond(), 7), Groups.joined(fields));
        return Bolt11Text.write(
                prefix,
                Groups.joined(data, Bolt11Signature.sign(prefix, data, KEY).write()));
    }
}
