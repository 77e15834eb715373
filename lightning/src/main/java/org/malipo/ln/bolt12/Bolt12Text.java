package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.Bech32;
import fr.acinq.bitcoin.ByteVector;
import java.util.Locale;
import java.util.regex.Pattern;

/** The writing of BOLT 12: like Bech32, without a checksum, and in pieces that a plus sign joins. */
record Bolt12Text(String prefix, ByteVector bytes) {
    private static final Pattern JOINT = Pattern.compile("(?<=[A-Za-z0-9])\\+[ \\t\\r\\n]*(?=[A-Za-z0-9])");
    private static final Pattern FORM = Pattern.compile("[a-z]+1[a-z0-9]*");
    private static final int MAX_LENGTH = 20_000;

    static Bolt12Text read(String given) throws Bolt12Exception {
        if (given.length() > MAX_LENGTH) {
            throw new Bolt12Exception("The text is too long.");
        }
        var text = JOINT.matcher(given).replaceAll("");
        var lower = text.toLowerCase(Locale.ROOT);
        if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw new Bolt12Exception("The text mixes upper and lower case.");
        }
        if (!text.chars().allMatch(c -> c < 0x80) || !FORM.matcher(lower).matches()) {
            throw new Bolt12Exception("This is no text of BOLT 12.");
        }
        return decode(lower);
    }

    private static Bolt12Text decode(String text) throws Bolt12Exception {
        try {
            var decoded = Bech32.decodeBytes(text, true);
            return new Bolt12Text(decoded.getFirst(), new ByteVector(decoded.getSecond()));
        } catch (RuntimeException e) { // the library has no exception of its own
            throw new Bolt12Exception("The text has a typing error or is incomplete.");
        }
    }
}
