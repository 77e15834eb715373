package org.malipo.mailrules;

import java.time.Instant;
import java.util.List;

/**
 * What a rule did about an event.
 *
 * @param subject what the event was about: the invoice's id
 * @param letters ids of the letters that were queued
 */
public record RuleRun(
        String ruleId,
        long eventPosition,
        String eventType,
        String subject,
        RunOutcome outcome,
        List<String> letters,
        Instant at) {
    public RuleRun {
        letters = List.copyOf(letters);
    }
}
