package org.malipo.problem;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** PostgreSQL keeps any text but one with a NUL in it, and no person types one: whoever sends it hears that it is wrong. */
final class StorableText {
    private static final char NUL = '\0';

    private StorableText() {}

    static boolean is(String text) {
        return text.indexOf(NUL) < 0;
    }

    /** Texts in the JSON of the API. What is read as a tree, such as metadata, is its reader's business. */
    static class Reader extends StringDeserializer {
        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
            var text = super.deserialize(json, context);
            if (text == null || is(text)) {
                return text;
            }
            throw context.weirdStringException(text, String.class, "holds a NUL");
        }
    }
}
