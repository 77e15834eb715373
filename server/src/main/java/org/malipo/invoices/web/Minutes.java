package org.malipo.invoices.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** A time as a number of minutes; a text {@code hh:mm:ss} is understood as well. */
final class Minutes {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,5})\\.)?(\\d{1,5}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private Minutes() {}

    /** Writes whole minutes. */
    static class Writer extends StdSerializer<Duration> {
        Writer() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.toMinutes());
        }
    }

    /** Reads minutes, whole or not. */
    static class Reader extends StdDeserializer<Duration> {
        Reader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken().isNumeric() && json.getDecimalValue().abs().compareTo(MOST) < 0) {
                return ofMinutes(json.getDecimalValue());
            }
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return ofText(json.getString().strip(), context);
            }
            return (Duration) context.handleUnexpectedToken(context.constructType(Duration.class), json);
        }

        private static Duration ofMinutes(BigDecimal minutes) {
            return Duration.ofSeconds(minutes.multiply(BigDecimal.valueOf(60))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact());
        }

        private static Duration ofText(String text, DeserializationContext context) {
            var match = CLOCK.matcher(text);
            if (match.matches()) {
                return Duration.ofDays(number(match.group(1)))
                        .plusHours(number(match.group(2)))
                        .plusMinutes(number(match.group(3)))
                        .plusSeconds(number(match.group(4)));
            }
            throw context.weirdStringException(text, Duration.class, "Invalid timespan");
        }

        private static long number(@Nullable String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
