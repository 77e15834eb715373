package org.malipo.mailrules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.mailrules.Conditions.Verdict;
import org.malipo.notifications.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Has rules write their letters, in the caller's transaction: the letters are rows of the queue when it ends. A rule that
 * can't is written down as such and keeps no other from its letter.
 */
@Component
class Dispatch {
    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final Conditions conditions;
    private final RuleTable rules;
    private final Mailer mailer;

    Dispatch(Conditions conditions, RuleTable rules, Mailer mailer) {
        this.conditions = conditions;
        this.rules = rules;
        this.mailer = mailer;
    }

    /**
     * What a rule did whose condition did not keep it from doing something.
     *
     * @param letter null where there is none
     * @param letters ids in the queue
     */
    record Done(MailRule rule, RunOutcome outcome, @Nullable WrittenLetter letter, List<String> letters) {}

    /** @param store whose letters they are, or null for the server's */
    List<Done> send(@Nullable StoreId store, List<MailRule> candidates, JsonNode values) {
        var all = new ArrayList<Done>();
        var verdicts = verdicts(candidates, values);
        for (int place = 0; place < candidates.size(); place++) {
            var rule = candidates.get(place);
            switch (verdicts.get(place)) {
                case DIFFERS -> {}
                case MATCHES -> all.add(write(store, rule, values));
                case FAILS -> all.add(new Done(rule, RunOutcome.CONDITION_FAILED, null, List.of()));
                case TOO_SLOW -> all.add(new Done(rule, RunOutcome.CONDITION_TOO_SLOW, null, List.of()));
            }
        }
        all.stream().filter(done -> done.outcome().isTrouble()).forEach(this::note);
        return all;
    }

    private List<Verdict> verdicts(List<MailRule> candidates, JsonNode values) {
        var conditional = candidates.stream()
                .map(rule -> rule.settings().condition())
                .filter(condition -> condition != null)
                .toList();
        var found = conditions.of(values, conditional).iterator();
        return candidates.stream()
                .map(rule -> rule.settings().condition() == null ? Verdict.MATCHES : found.next())
                .toList();
    }

    private Done write(@Nullable StoreId store, MailRule rule, JsonNode values) {
        try {
            var letter = WrittenLetter.of(rule.settings(), values);
            var queued = mailer.send(store, letter.copies());
            var outcome = queued.isEmpty() ? RunOutcome.NO_RECIPIENT : RunOutcome.QUEUED;
            return new Done(rule, outcome, letter, queued);
        } catch (Filling.TooLong e) {
            return new Done(rule, RunOutcome.TOO_LONG, null, List.of());
        }
    }

    private void note(Done done) {
        boolean stays = done.outcome() != RunOutcome.CONDITION_TOO_SLOW;
        rules.setTrouble(done.rule().id(), done.outcome(), stays);
        log.warn(
                "E-mail rule {} wrote no letter: {}{}",
                done.rule().id(),
                done.outcome().key(),
                stays ? "" : "; it is switched off");
    }
}
