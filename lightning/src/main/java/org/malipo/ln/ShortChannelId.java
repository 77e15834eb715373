package org.malipo.ln;

import java.util.regex.Pattern;

/**
 * Where a channel's funding output lies on the chain (BOLT 7), or an alias of the same form.
 * @param value block in the upper 3 bytes, then 3 bytes of transaction and 2 of output
 */
public record ShortChannelId(long value) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,8})x([0-9]{1,8})x([0-9]{1,5})");
    private static final int MAX_3_BYTES = 0xff_ffff;
    private static final int MAX_2_BYTES = 0xffff;

    /** @throws IllegalArgumentException if the text is not of the form {@code 589390x3312x1} */
    public static ShortChannelId of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a short channel id: " + text);
        }
        var block = part(parts.group(1), MAX_3_BYTES);
        var transaction = part(parts.group(2), MAX_3_BYTES);
        return new ShortChannelId(block << 40 | transaction << 16 | part(parts.group(3), MAX_2_BYTES));
    }

    private static long part(String digits, int max) {
        var number = Long.parseLong(digits);
        if (number > max) {
            throw new IllegalArgumentException("Not a short channel id: " + digits + " is more than " + max);
        }
        return number;
    }

    /** {@return {@code 589390x3312x1}} */
    @Override
    public String toString() {
        return (value >>> 40) + "x" + (value >>> 16 & MAX_3_BYTES) + "x" + (value & MAX_2_BYTES);
    }
}
