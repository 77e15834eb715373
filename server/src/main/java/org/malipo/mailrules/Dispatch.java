package org.malipo.mailrules;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.mailrules.Deciding.Decided;
import org.malipo.mailrules.Deciding.Turn;
import org.malipo.notifications.Letter;
import org.malipo.notifications.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has rules write their letters, in the caller's transaction: when it ends, the letters are rows of the queue, and what each
 * rule did is on record. A rule that can't is written down as such and keeps no other from its letter.
 */
@Component
class Dispatch {
    /** Characters of letters that are queued with one statement. */
    private static final long MOST_AT_ONCE = 4_000_000;

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final RuleTable rules;
    private final RunTable runs;
    private final Mailer mailer;
    private final Clock clock;

    Dispatch(RuleTable rules, RunTable runs, Mailer mailer, Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** A rule's letter, with a copy for each recipient, or why there is none. */
    private record Written(Turn turn, RunOutcome outcome, List<Letter> copies) {
        private Written(Turn turn, RunOutcome outcome) {
            this(turn, outcome, List.of());
        }

        private long size() {
            return copies.stream()
                    .mapToLong(copy -> length(copy.html()) + length(copy.text()))
                    .sum();
        }
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /**
     * @param store whose letters they are, or null for the server's, of which nothing further is put on record
     * @param seen is shown each letter
     */
    void write(@Nullable StoreId store, List<Decided> decided, Consumer<WrittenLetter> seen) {
        var done = new ArrayList<RuleRun>();
        var waiting = new ArrayList<Written>();
        long size = 0;
        for (var each : decided) {
            var written = written(each, seen);
            if (written.isPresent()) {
                waiting.add(written.get());
                size += written.get().size();
            }
            if (size > MOST_AT_ONCE) {
                done.addAll(queue(store, waiting));
                waiting.clear();
                size = 0;
            }
        }
        done.addAll(queue(store, waiting));
        runs.insertAll(done);
    }

    private static Optional<Written> written(Decided decided, Consumer<WrittenLetter> seen) {
        return switch (decided.verdict()) {
            case MATCHES -> Optional.of(written(decided.turn(), seen));
            case FAILS -> Optional.of(new Written(decided.turn(), RunOutcome.CONDITION_FAILED));
            case DIFFERS, TOO_SLOW, LATER -> Optional.empty();
        };
    }

    private static Written written(Turn turn, Consumer<WrittenLetter> seen) {
        try {
            var letter = WrittenLetter.of(turn.rule().settings(), turn.values());
            seen.accept(letter);
            var copies = letter.copies();
            return new Written(turn, copies.isEmpty() ? RunOutcome.NO_RECIPIENT : RunOutcome.QUEUED, copies);
        } catch (Filling.TooLong e) {
            return new Written(turn, RunOutcome.TOO_LONG);
        }
    }

    private List<RuleRun> queue(@Nullable StoreId store, List<Written> waiting) {
        noteTroubles(waiting);
        var ids = mailer.send(
                        store,
                        waiting.stream()
                                .flatMap(written -> written.copies().stream())
                                .toList())
                .iterator();
        return waiting.stream()
                .flatMap(written ->
                        run(
                                written,
                                Stream.generate(ids::next)
                                        .limit(written.copies().size())
                                        .toList())
                                .stream())
                .toList();
    }

    private Optional<RuleRun> run(Written written, List<String> letters) {
        var event = written.turn().event();
        return event == null
                ? Optional.empty()
                : Optional.of(new RuleRun(
                        written.turn().rule().id(),
                        event.position(),
                        event.type(),
                        event.subject(),
                        written.outcome(),
                        letters,
                        clock.instant()));
    }

    private void noteTroubles(List<Written> waiting) {
        var troubles = waiting.stream()
                .filter(written -> written.outcome().isTrouble())
                .collect(Collectors.toMap(written -> written.turn().rule().id(), Written::outcome, (_, last) -> last));
        troubles.forEach((rule, outcome) -> {
            rules.setTrouble(rule, outcome);
            log.warn("E-mail rule {} wrote no letter: {}", rule, outcome.key());
        });
    }
}
