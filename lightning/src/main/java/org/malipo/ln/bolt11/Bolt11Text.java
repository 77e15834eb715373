package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.Bech32;
import java.util.Locale;
import org.malipo.ln.bolt11.Bolt11Exception.Reason;

/** A payment request as Bech32 (BIP 173), without the limit of 90 characters. */
record Bolt11Text(String text, String prefix, Groups data) {
    private static final String SCHEME = "lightning:";

    /** What the largest QR code holds in digits; LND reads no more either. */
    private static final int MAX_LENGTH = 7_089;

    static Bolt11Text read(String given) throws Bolt11Exception {
        if (given.length() > MAX_LENGTH + SCHEME.length()) {
            throw form("The payment request is too long.");
        }
        var text = withoutScheme(given.strip());
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw form("This is no payment request: it has characters that none has.");
        }
        var lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw form("The payment request mixes upper and lower case.");
        }
        var decoded = decode(lower);
        return new Bolt11Text(lower, decoded.getFirst(), groups(decoded.getSecond()));
    }

    private static String withoutScheme(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? text.substring(SCHEME.length()) : text;
    }

    private static kotlin.Triple<String, Byte[], Bech32.Encoding> decode(String text) throws Bolt11Exception {
        if (!text.startsWith("ln")) {
            throw new Bolt11Exception(Reason.PREFIX, "This is no Lightning payment request.");
        }
        try {
            var decoded = Bech32.decode(text, false);
            if (decoded.getThird().equals(Bech32.Encoding.Bech32)) {
                return decoded;
            }
        } catch (RuntimeException e) { // the library has no exception of its own
        }
        throw new Bolt11Exception(
                Reason.CHECKSUM, "The payment request has a typing error or is incomplete: its checksum is wrong.");
    }

    private static Groups groups(Byte[] boxed) {
        var values = new byte[boxed.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = boxed[i];
        }
        return new Groups(values);
    }

    private static Bolt11Exception form(String message) {
        return new Bolt11Exception(Reason.FORM, message);
    }

    static String write(String prefix, Groups data) {
        var values = data.values();
        var boxed = new Byte[values.length];
        for (var i = 0; i < boxed.length; i++) {
            boxed[i] = values[i];
        }
        return Bech32.encode(prefix, boxed, Bech32.Encoding.Bech32);
    }
}
