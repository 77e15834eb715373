package org.malipo.invoices.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of what somebody typed into a search field: parts are separated by commas, and a word with a colon behind it makes a
 * filter. What stands in quotation marks is a text, whatever it holds; two marks in there are one.
 *
 * @param key of the filter, or null for a text
 */
record SearchToken(@Nullable String key, String value) {
    private static final Pattern KEY = Pattern.compile("\\s*[A-Za-z]+\\s*");

    /** Reads characters one after the other. */
    private static final class Reader {
        private final String typed;
        private final List<SearchToken> tokens = new ArrayList<>();
        private final StringBuilder value = new StringBuilder();
        private @Nullable String key;
        private boolean quoted;
        private boolean wasQuoted;

        Reader(String typed) {
            this.typed = typed;
        }

        List<SearchToken> read() {
            for (int at = 0; at < typed.length(); at++) {
                char next = typed.charAt(at);
                if (quoted && next == '"' && typed.startsWith("\"", at + 1)) {
                    value.append(next);
                    at++;
                } else if (next == '"' && (quoted || value.toString().isBlank())) {
                    startOrEndQuote();
                } else if (quoted) {
                    value.append(next);
                } else {
                    takePlain(next);
                }
            }
            if (quoted) {
                throw new Misread("quote", value.toString());
            }
            end();
            return tokens;
        }

        private void startOrEndQuote() {
            if (!quoted) {
                value.setLength(0);
            }
            wasQuoted = quoted;
            quoted = !quoted;
        }

        private void takePlain(char next) {
            if (next == ',') {
                end();
            } else if (wasQuoted && !Character.isWhitespace(next)) {
                throw new Misread("quote", value.toString());
            } else if (next == ':' && key == null && KEY.matcher(value).matches()) {
                key = value.toString().strip();
                value.setLength(0);
            } else {
                value.append(next);
            }
        }

        private void end() {
            var text = value.toString().strip();
            if (key != null || !text.isEmpty()) {
                tokens.add(new SearchToken(key, text));
            }
            key = null;
            wasQuoted = false;
            value.setLength(0);
        }
    }

    /** @throws Misread if a quotation mark is not closed */
    static List<SearchToken> read(String typed) {
        return new Reader(typed).read();
    }
}
