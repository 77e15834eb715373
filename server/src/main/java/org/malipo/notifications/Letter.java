package org.malipo.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person. A subject has one line, whatever it was made from, so nothing in it becomes a header.
 *
 * @param to an address, with or without a name: {@code Amina <amina@example.com>}
 * @param html null for a letter of text only
 * @param text for readers that show no HTML; null where there is none
 * @param heading who stands at its top, where that is not just its recipient
 */
public record Letter(
        String to,
        String subject,
        @Nullable String html,
        @Nullable String text,
        @Nullable Heading heading) {
    private static final int LONGEST_SUBJECT = 500;

    public Letter {
        to = to.strip();
        subject = oneLine(subject);
    }

    public Letter(String to, String subject, @Nullable String html, @Nullable String text) {
        this(to, subject, html, text, null);
    }

    public Letter(String to, String subject, String html) {
        this(to, subject, html, null);
    }

    /** Whom the reader sees that a letter went to; each of them gets a copy that is sent by itself. */
    public record Heading(List<String> to, List<String> cc) {
        public Heading {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
        }
    }

    /** {@return a letter without HTML} */
    public static Letter ofText(String to, String subject, String text) {
        return new Letter(to, subject, null, text);
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
    }

    /** Letters hold links that open accounts. */
    @Override
    public String toString() {
        return "Letter[to=" + to + ", subject=" + subject + ", content=[secret]]";
    }
}
