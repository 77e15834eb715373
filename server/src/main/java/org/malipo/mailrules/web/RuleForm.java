package org.malipo.mailrules.web;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.mailrules.RuleSettings;
import org.malipo.mailrules.Trigger;
import org.malipo.problem.FieldErrors;

/**
 * A rule as it stands in the fields of a form.
 *
 * @param toCustomer not on the pages of the server's rules
 * @param to one mailbox or placeholder a line, likewise the others
 */
public record RuleForm(
        String trigger,
        Boolean enabled,
        String condition,
        String to,
        String cc,
        String bcc,
        Boolean toCustomer,
        String subject,
        String body) {
    /** What a form leaves out is empty, or not ticked. */
    public RuleForm(
            @Nullable String trigger,
            @Nullable Boolean enabled,
            @Nullable String condition,
            @Nullable String to,
            @Nullable String cc,
            @Nullable String bcc,
            @Nullable Boolean toCustomer,
            @Nullable String subject,
            @Nullable String body) {
        this.trigger = requireNonNullElse(trigger, "");
        this.enabled = Boolean.TRUE.equals(enabled);
        this.condition = requireNonNullElse(condition, "");
        this.to = requireNonNullElse(to, "");
        this.cc = requireNonNullElse(cc, "");
        this.bcc = requireNonNullElse(bcc, "");
        this.toCustomer = Boolean.TRUE.equals(toCustomer);
        this.subject = requireNonNullElse(subject, "");
        this.body = requireNonNullElse(body, "");
    }

    static RuleForm of(RuleSettings settings) {
        return new RuleForm(
                settings.trigger().code(),
                settings.enabled(),
                settings.condition(),
                String.join("\n", settings.to()),
                String.join("\n", settings.cc()),
                String.join("\n", settings.bcc()),
                settings.toCustomer(),
                settings.subject(),
                settings.body());
    }

    /** @throws FieldErrors.InvalidFields if there is no such trigger */
    RuleSettings toSettings() {
        return new RuleSettings(
                Trigger.of(trigger).orElseThrow(() -> FieldErrors.of("Trigger", "There is no such trigger")),
                enabled,
                condition,
                lines(to),
                lines(cc),
                lines(bcc),
                toCustomer,
                subject,
                body);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\\R"));
    }
}
