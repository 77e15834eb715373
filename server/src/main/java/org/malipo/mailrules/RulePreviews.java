package org.malipo.mailrules;

import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceId;
import org.malipo.notifications.Letter;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Shows what rules would write, with made-up values or those of an invoice, and sends that to somebody who wants to see it. */
@Component
public class RulePreviews {
    private final SampleValues samples;
    private final Conditions conditions;
    private final Mailer mailer;

    RulePreviews(SampleValues samples, Conditions conditions, Mailer mailer) {
        this.samples = samples;
        this.conditions = conditions;
        this.mailer = mailer;
    }

    /**
     * @param invoice one of the rule's store, or null for made-up values
     * @throws FieldErrors.InvalidFields if the store has no such invoice
     */
    public RulePreview of(MailRule rule, @Nullable InvoiceId invoice) {
        var values = samples.of(rule, invoice);
        var condition = rule.settings().condition();
        return condition == null
                ? written(rule, values, true)
                : switch (conditions.of(values, condition)) {
                    case MATCHES -> written(rule, values, true);
                    case DIFFERS -> written(rule, values, false);
                    case FAILS -> RulePreview.failed(RunOutcome.CONDITION_FAILED);
                    case TOO_SLOW, LATER -> RulePreview.failed(RunOutcome.CONDITION_TOO_SLOW);
                };
    }

    private static RulePreview written(MailRule rule, JsonNode values, boolean matches) {
        try {
            return RulePreview.of(matches, WrittenLetter.of(rule.settings(), values));
        } catch (Filling.TooLong e) {
            return RulePreview.failed(RunOutcome.TOO_LONG);
        }
    }

    /**
     * Queues the letter for one person, whoever its recipients are.
     *
     * @throws FieldErrors.InvalidFields if the address is none, or the store has no such invoice, or there is no letter
     */
    public void test(MailRule rule, @Nullable InvoiceId invoice, String to) {
        if (!Mailer.isAddress(to)) {
            throw FieldErrors.of("To", "Invalid email");
        }
        var preview = of(rule, invoice);
        if (preview.trouble() != null) {
            throw FieldErrors.of("Letter", "There is no letter");
        }
        mailer.send(rule.store(), new Letter(to, preview.subject(), preview.html()));
    }
}
