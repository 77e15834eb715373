package org.malipo.problem;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Decimals: strings in plain notation on the way out, strings or numbers on the way in. */
final class Decimals {
    /** More digits than any amount has; a number with a huge exponent would fill the memory when it is written out. */
    private static final int MOST_DIGITS = 60;

    private Decimals() {}

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
            return text.isEmpty() ? null : decimal(text, context);
        }

        private static BigDecimal decimal(String text, DeserializationContext context) {
            try {
                var value = new BigDecimal(text);
                if (value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS) {
                    return value;
                }
            } catch (NumberFormatException malformed) {
                // said below
            }
            throw context.weirdStringException(text, BigDecimal.class, "not a decimal");
        }
    }
}
