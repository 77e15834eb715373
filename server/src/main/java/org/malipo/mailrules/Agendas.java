package org.malipo.mailrules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.mailrules.Deciding.Turn;
import org.malipo.outbox.Event;
import org.springframework.stereotype.Component;

/** Finds whose turn it is, and has their conditions held against the events; a few statements for any number of events. */
@Component
class Agendas {
    private final RuleTable rules;
    private final RunTable runs;
    private final List<Stories> stories;
    private final Deciding deciding;

    Agendas(RuleTable rules, RunTable runs, List<Stories> stories, Deciding deciding) {
        this.rules = rules;
        this.runs = runs;
        this.stories = stories;
        this.deciding = deciding;
    }

    Agenda of(StoreBatch batch) {
        var enabled = rules.enabledOf(Set.of(batch.store().value()));
        var known = runs.known(batch.store(), batch.positions());
        var told = told(batch.events());
        var turns = batch.positions().stream()
                .flatMap(position ->
                        Optional.ofNullable(told.get(position)).stream()) // others have gone with what they were about
                .flatMap(each -> turns(each, enabled, known))
                .toList();
        return new Agenda(deciding.of(turns), owed(known));
    }

    private Map<Long, Stories.Told> told(List<Event> events) {
        var told = new HashMap<Long, Stories.Told>();
        for (var kind : stories) {
            var ofKind = events.stream()
                    .filter(event ->
                            Trigger.ofEvent(event.type()).filter(kind::areOf).isPresent())
                    .toList();
            if (!ofKind.isEmpty()) {
                told.putAll(kind.read(ofKind));
            }
        }
        return told;
    }

    private Stream<Turn> turns(Stories.Told told, List<MailRule> enabled, Map<RunTable.Key, RunOutcome> known) {
        var event = told.event();
        var waiting = enabled.stream()
                .filter(rule -> rule.waitsFor(event))
                .filter(rule -> !known.containsKey(new RunTable.Key(rule.id(), event.position())))
                .toList();
        if (waiting.isEmpty()) {
            return Stream.of();
        }
        var values = told.values().get();
        return waiting.stream().map(rule -> new Turn(rule, event, values));
    }

    private static Set<Long> owed(Map<RunTable.Key, RunOutcome> known) {
        return known.entrySet().stream()
                .filter(run -> run.getValue() == RunOutcome.CONDITION_TOO_SLOW)
                .map(run -> run.getKey().eventPosition())
                .collect(Collectors.toUnmodifiableSet());
    }
}
