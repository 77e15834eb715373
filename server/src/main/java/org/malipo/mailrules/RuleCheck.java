package org.malipo.mailrules;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors;

/** Tidies a wanted rule, and holds it against what a rule can be. */
final class RuleCheck {
    private static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST_RECIPIENT = 320;
    private static final int LONGEST_CONDITION = 1_000;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_BODY = 50_000;

    private RuleCheck() {}

    static RuleSettings tidied(RuleSettings wanted, boolean ofServer) {
        return new RuleSettings(
                wanted.trigger(),
                wanted.enabled(),
                condition(wanted.condition()),
                entries(wanted.to()),
                entries(wanted.cc()),
                entries(wanted.bcc()),
                wanted.toCustomer() && !ofServer,
                clean(wanted.subject()).replaceAll("\\p{Cntrl}+", " ").strip(),
                clean(wanted.body()).strip());
    }

    /**
     * {@return what is wrong with it}
     *
     * @param readsCondition whether the database can read a condition
     */
    static FieldErrors errors(RuleSettings rule, boolean ofServer, Predicate<String> readsCondition) {
        var errors = new FieldErrors();
        if (rule.trigger().isOfServer() != ofServer) {
            errors.add("Trigger", "There is no such trigger");
        }
        var condition = rule.condition();
        if (condition != null && (condition.length() > LONGEST_CONDITION || !readsCondition.test(condition))) {
            errors.add("Condition", "The condition can't be read, or is too long");
        }
        refuseMailboxes(errors, "To", rule.to());
        refuseMailboxes(errors, "Cc", rule.cc());
        refuseMailboxes(errors, "Bcc", rule.bcc());
        if (rule.named() > MOST_RECIPIENTS || (rule.named() == 0 && !rule.toCustomer())) {
            errors.add("To", "Name 1 to 20 recipients");
        }
        refuse(errors, "Subject", rule.subject(), LONGEST_SUBJECT);
        refuse(errors, "Body", rule.body(), LONGEST_BODY);
        return errors;
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
