package org.malipo.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times: whole seconds since 1970. */
final class UnixTimes {
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private UnixTimes() {}

    static class Writer extends StdSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.getEpochSecond());
        }
    }

    static class Reader extends StdDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_NUMBER_INT) && !json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(getValueType(context), json);
            }
            var text = json.getString().strip();
            return text.isEmpty() ? null : time(text, context);
        }

        private static Instant time(String text, DeserializationContext context) {
            try {
                var seconds = Long.parseLong(text);
                if (Math.abs(seconds) <= LATEST) {
                    return Instant.ofEpochSecond(seconds);
                }
            } catch (NumberFormatException malformed) {
                // said below
            }
            throw context.weirdStringException(text, Instant.class, "not a time in Unix seconds");
        }
    }
}
