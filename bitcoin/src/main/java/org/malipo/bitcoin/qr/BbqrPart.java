package org.malipo.bitcoin.qr;

import fr.acinq.bitcoin.ByteVector;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One code of a BBQr series: {@code B$}, encoding, file type, number of codes and which of them this is, each in two
 * digits of base 36; then the content.
 * @param encoding {@code H} for hex, {@code 2} for Base32, {@code Z} for raw Deflate in Base32
 * @param type the letter of what the whole is, for example {@code P}
 */
record BbqrPart(char encoding, char type, int total, int index, ByteVector data) {
    private static final Pattern FORM = Pattern.compile("B\\$([H2Z])([A-Z])([0-9A-Z]{2})([0-9A-Z]{2})([0-9A-Z]+)");
    private static final int RADIX = 36;

    /** {@return the part, or empty if the text is no such code} */
    static Optional<BbqrPart> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var encoding = match.group(1).charAt(0);
        var total = Integer.parseInt(match.group(3), RADIX);
        var index = Integer.parseInt(match.group(4), RADIX);
        if (index >= total) {
            return Optional.empty();
        }
        return decode(encoding, match.group(5))
                .map(data -> new BbqrPart(encoding, match.group(2).charAt(0), total, index, new ByteVector(data)));
    }

    private static Optional<byte[]> decode(char encoding, String body) {
        if (encoding != 'H') {
            return Base32.decode(body);
        }
        try {
            return Optional.of(HexFormat.of().parseHex(body));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String print() {
        var body = encoding == 'H'
                ? HexFormat.of().withUpperCase().formatHex(data.toByteArray())
                : Base32.encode(data.toByteArray());
        return "B$" + encoding + type + twoDigits(total) + twoDigits(index) + body;
    }

    private static String twoDigits(int number) {
        var digits = Integer.toString(number, RADIX).toUpperCase(Locale.ROOT);
        return number < RADIX ? "0" + digits : digits;
    }

    boolean belongsTo(BbqrPart other) {
        return encoding == other.encoding && type == other.type && total == other.total;
    }
}
