package org.malipo.problem;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Decimals: strings in plain notation on the way out, strings or numbers on the way in. */
public final class Decimals {
    /** More digits than any amount has; a number with a huge exponent would fill the memory when it is written out. */
    private static final int MOST_DIGITS = 60;

    private Decimals() {}

    /**
     * {@return the number that is written there, or empty if it is none, or one with more digits than any amount has} Whatever
     * strangers type is read by this: {@code 1e-99999999} is short, and a gigabyte once it is written out.
     */
    public static Optional<BigDecimal> read(String text) {
        try {
            return Optional.of(new BigDecimal(text)).filter(Decimals::isReasonable);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** {@return whether it can be written out and computed with} */
    public static boolean isReasonable(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
    }

    static class Writer extends StdSerializer<BigDecimal> {
        Writer() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toPlainString());
        }
    }

    static class Reader extends StdDeserializer<BigDecimal> {
        Reader() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser json, DeserializationContext context) {
            if (!json.currentToken().isNumeric() && !json.hasToken(JsonToken.VALUE_STRING)) {
                return (BigDecimal) context.handleUnexpectedToken(getValueType(context), json);
            }
            var text = json.getString().strip();
            if (text.isEmpty()) {
                return null;
            }
            return read(text).orElseThrow(() -> context.weirdStringException(text, BigDecimal.class, "not a decimal"));
        }
    }
}
