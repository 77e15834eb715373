package org.malipo.mailrules;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.mailrules.Conditions.Question;
import org.malipo.mailrules.Conditions.Verdict;
import org.malipo.outbox.Event;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Decides which rules write. Those whose conditions took too long before rest, and then come after all others. */
@Component
class Deciding {
    private final Conditions conditions;
    private final Clock clock;

    Deciding(Conditions conditions, Clock clock) {
        this.conditions = conditions;
        this.clock = clock;
    }

    /**
     * A rule whose turn it is.
     *
     * @param event what happened; null for the server's rules, which are told of accounts as that happens
     * @param values what its letter can say
     */
    record Turn(MailRule rule, @Nullable Event event, JsonNode values) {}

    /** What came of one. */
    record Decided(Turn turn, Verdict verdict) {
        MailRule rule() {
            return turn.rule();
        }

        /** {@return whether the rule has to wait} */
        boolean isOpen() {
            return verdict == Verdict.TOO_SLOW || verdict == Verdict.LATER;
        }
    }

    List<Decided> of(List<Turn> turns) {
        var now = clock.instant();
        var verdicts = new ArrayList<>(Collections.nCopies(turns.size(), Verdict.LATER));
        fill(verdicts, turns, rule -> rule.settings().condition() == null);
        fill(verdicts, turns, rule -> rule.settings().condition() != null && rule.slow() == 0);
        fill(verdicts, turns, rule -> rule.settings().condition() != null && rule.slow() > 0 && !rule.rests(now));
        return IntStream.range(0, turns.size())
                .mapToObj(place -> new Decided(turns.get(place), verdicts.get(place)))
                .toList();
    }

    private void fill(List<Verdict> verdicts, List<Turn> turns, Predicate<MailRule> which) {
        var places = IntStream.range(0, turns.size())
                .filter(place -> which.test(turns.get(place).rule()))
                .boxed()
                .toList();
        var questions = places.stream().map(place -> question(turns.get(place))).toList();
        var found = conditions.of(questions).iterator();
        places.forEach(place -> verdicts.set(place, found.next()));
    }

    private static Question question(Turn turn) {
        return new Question(
                turn.values(), turn.rule().settings().condition(), turn.rule().id());
    }
}
