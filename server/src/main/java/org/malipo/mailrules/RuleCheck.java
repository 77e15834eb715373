package org.malipo.mailrules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors;

/** Holds a wanted rule against what a rule can be, and tidies it. */
final class RuleCheck {
    private static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST_RECIPIENT = 320;
    private static final int LONGEST_CONDITION = 1_000;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_BODY = 50_000;

    private RuleCheck() {}

    /** @throws FieldErrors.InvalidFields if a field is wrong */
    static RuleSettings tidied(RuleSettings wanted, boolean ofServer) {
        var tidied = new RuleSettings(
                wanted.trigger(),
                wanted.enabled(),
                condition(wanted.condition()),
                entries(wanted.to()),
                entries(wanted.cc()),
                entries(wanted.bcc()),
                wanted.toCustomer() && !ofServer,
                clean(wanted.subject()).replaceAll("\\p{Cntrl}+", " ").strip(),
                clean(wanted.body()).strip());
        refuseWrong(tidied, ofServer);
        return tidied;
    }

    private static void refuseWrong(RuleSettings rule, boolean ofServer) {
        var errors = new FieldErrors();
        if (rule.trigger().isOfServer() != ofServer) {
            errors.add("Trigger", "There is no such trigger");
        }
        if (rule.condition() != null && rule.condition().length() > LONGEST_CONDITION) {
            errors.add("Condition", "The condition is too long");
        }
        refuseMailboxes(errors, "To", rule.to());
        refuseMailboxes(errors, "Cc", rule.cc());
        refuseMailboxes(errors, "Bcc", rule.bcc());
        if (rule.named() > MOST_RECIPIENTS || (rule.named() == 0 && !rule.toCustomer())) {
            errors.add("To", "Name 1 to 20 recipients");
        }
        refuse(errors, "Subject", rule.subject(), LONGEST_SUBJECT);
        refuse(errors, "Body", rule.body(), LONGEST_BODY);
        errors.throwIfAny();
    }

    private static void refuseMailboxes(FieldErrors errors, String field, List<String> entries) {
        if (!entries.stream().allMatch(RuleCheck::mayBecomeAMailbox)) {
            errors.add(field, "Invalid email address");
        }
    }

    private static boolean mayBecomeAMailbox(String entry) {
        return entry.length() <= LONGEST_RECIPIENT && (Filling.hasPlaceholder(entry) || Mailer.isAddress(entry));
    }

    private static void refuse(FieldErrors errors, String field, String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            errors.add(field, text.isEmpty() ? field + " is required" : field + " is too long");
        }
    }

    private static List<String> entries(List<String> typed) {
        return typed.stream()
                .map(RuleCheck::clean)
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static @Nullable String condition(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : clean(typed).strip();
    }

    /** PostgreSQL's texts can't hold NUL. */
    private static String clean(String typed) {
        return typed.replace("\0", "");
    }
}
