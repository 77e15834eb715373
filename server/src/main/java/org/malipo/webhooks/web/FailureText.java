package org.malipo.webhooks.web;

import java.util.List;

/**
 * Why a receiver did not answer, for a page. The sentence that stands in the record is English, as the API gives it out.
 *
 * @param key of the message
 * @param detail what another program said of it, as it was; empty if there is nothing
 */
public record FailureText(String key, String detail) {
    private static final List<Known> KNOWN = List.of(
            new Known("could not be resolved", "unresolved"),
            new Known("no answer in time", "late"),
            new Known("The secure connection failed", "insecure"),
            new Known("The connection was refused", "refused"),
            new Known("private", "private"),
            new Known("The address", "address"),
            new Known("The webhook was deleted", "deleted"));
    private static final Known OTHER = new Known("", "other");

    /** @param part of the sentence that no other one has */
    private record Known(String part, String name) {}

    static FailureText of(String sentence) {
        int colon = sentence.indexOf(": ");
        var known = KNOWN.stream()
                .filter(each -> sentence.contains(each.part()))
                .findFirst()
                .orElse(OTHER);
        return new FailureText("webhooks.failure." + known.name(), colon < 0 ? "" : sentence.substring(colon + 2));
    }
}
