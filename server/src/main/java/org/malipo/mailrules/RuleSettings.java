package org.malipo.mailrules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a rule to do. Recipients, subject and body may hold placeholders, {@code {Invoice.Id}}.
 *
 * @param condition an SQL/JSON path over the letter's values (ISO 9075-2, as PostgreSQL has it), for example {@code $ ?
 *     (@.Invoice.Currency == "EUR")}; null for always
 * @param to mailboxes, one an entry: {@code Amina <amina@example.com>}
 * @param toCustomer whether it also goes to the address that came with the invoice
 * @param body HTML
 */
public record RuleSettings(
        Trigger trigger,
        boolean enabled,
        @Nullable String condition,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        boolean toCustomer,
        String subject,
        String body) {
    public RuleSettings {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** {@return how many mailboxes and placeholders are named, the customer not counted} */
    public int named() {
        return to.size() + cc.size() + bcc.size();
    }
}
