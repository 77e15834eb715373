package org.malipo.mailrules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.Letter;
import tools.jackson.databind.JsonNode;

/**
 * A rule's letter with everything filled in.
 *
 * @param html the body
 * @param unknown the placeholders that named nothing
 */
record WrittenLetter(Recipients recipients, String subject, String html, List<String> unknown) {
    private static final String CUSTOMER = "Invoice.Buyer.Email";

    /** @throws Filling.TooLong if it becomes longer than letters may be */
    static WrittenLetter of(RuleSettings settings, JsonNode values) {
        var filling = new Filling(values);
        var recipients = Recipients.of(settings, customer(values), filling);
        var subject = filling.text(settings.subject());
        var html = filling.html(settings.body());
        return new WrittenLetter(recipients, subject, html, filling.unknown());
    }

    private static @Nullable String customer(JsonNode values) {
        return Values.find(values, CUSTOMER).map(Values::print).orElse(null);
    }

    /** {@return a copy for each recipient: one that is refused keeps the letter from nobody else} */
    List<Letter> copies() {
        var heading = new Letter.Heading(recipients.to(), recipients.cc());
        return recipients.byAddress().values().stream()
                .map(mailbox -> new Letter(mailbox, subject, html, null, heading))
                .toList();
    }
}
