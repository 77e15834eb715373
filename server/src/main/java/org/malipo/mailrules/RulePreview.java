package org.malipo.mailrules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would write.
 *
 * @param trouble why it would write nothing: its condition fails, or the letter is too long; null if it would
 * @param matches whether its condition lets it write
 * @param unknown placeholders that name nothing
 */
public record RulePreview(
        @Nullable RunOutcome trouble,
        boolean matches,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String subject,
        String html,
        List<String> unknown) {
    static RulePreview failed(RunOutcome trouble) {
        return new RulePreview(trouble, false, List.of(), List.of(), List.of(), "", "", List.of());
    }

    static RulePreview of(boolean matches, WrittenLetter letter) {
        var recipients = letter.recipients();
        return new RulePreview(
                null,
                matches,
                recipients.to(),
                recipients.cc(),
                recipients.bcc(),
                letter.subject(),
                letter.html(),
                letter.unknown());
    }
}
