package org.malipo.bitcoin.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.SchemeException;
import tools.jackson.databind.JsonNode;

/** Where keys come from, in the ways in which files write it. */
final class Origins {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{8}");

    private Origins() {}

    /** {@return the key with its origin in front, as descriptors write it; the key alone where there is no fingerprint} */
    static String keyWithOrigin(Optional<String> fingerprint, Optional<String> path, String key)
            throws SchemeException {
        if (fingerprint.isEmpty()) {
            return key;
        }
        var steps = path.map(text -> text.replaceFirst("^[mM](/|$)", "")).orElse("");
        return "["
                + KeyOrigin.parse(steps.isEmpty() ? fingerprint.get() : fingerprint.get() + "/" + steps)
                        .print() + "]" + key;
    }

    /** {@return 8 hex digits of a number whose lowest byte is the fingerprint's first} */
    static Optional<String> ofNumber(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() ? ofNumber(number.asLong()) : Optional.empty();
    }

    static Optional<String> ofNumber(long number) {
        if (number < 0 || number > 0xffff_ffffL) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) number)
                .array();
        return Optional.of(HexFormat.of().formatHex(bytes));
    }

    static Optional<String> ofHex(String text) {
        return FINGERPRINT.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    static String reversed(String fingerprint) {
        return HexFormat.of().toHexDigits(Integer.reverseBytes(HexFormat.fromHexDigits(fingerprint)));
    }
}
