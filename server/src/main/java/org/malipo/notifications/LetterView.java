package org.malipo.notifications;

import org.malipo.web.Words;

/** What stands in a letter about an account. */
public record LetterView(Words words, String greeting, String text, String button, String link, String after) {
    /** {@return the line below all letters, which says why one came} */
    public String why() {
        return words.of("letters.why");
    }
}
