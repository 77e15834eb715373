package org.malipo.mailrules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.malipo.mailrules.Deciding.Turn;
import org.springframework.stereotype.Component;

/** Finds whose turn it is, and has their conditions held against the events; four statements for any number of events. */
@Component
class Agendas {
    private final RuleTable rules;
    private final RunTable runs;
    private final InvoiceEvents events;
    private final Deciding deciding;

    Agendas(RuleTable rules, RunTable runs, InvoiceEvents events, Deciding deciding) {
        this.rules = rules;
        this.runs = runs;
        this.events = events;
        this.deciding = deciding;
    }

    Agenda of(StoreBatch batch) {
        var enabled = rules.enabledOf(Set.of(batch.store().value()));
        var known = runs.known(batch.store(), batch.positions());
        var told = events.read(batch.events());
        var turns = batch.positions().stream()
                .flatMap(position ->
                        Optional.ofNullable(told.get(position)).stream()) // others have gone with their invoice
                .flatMap(each -> turns(each, enabled, known))
                .toList();
        return new Agenda(deciding.of(turns), owed(known));
    }

    private Stream<Turn> turns(InvoiceEvents.Told told, List<MailRule> enabled, Map<RunTable.Key, RunOutcome> known) {
        var event = told.event();
        var waiting = enabled.stream()
                .filter(rule -> rule.waitsFor(event))
                .filter(rule -> !known.containsKey(new RunTable.Key(rule.id(), event.position())))
                .toList();
        if (waiting.isEmpty()) {
            return Stream.of();
        }
        var values = events.values(told);
        return waiting.stream().map(rule -> new Turn(rule, event, values));
    }

    private static Set<Long> owed(Map<RunTable.Key, RunOutcome> known) {
        return known.entrySet().stream()
                .filter(run -> run.getValue() == RunOutcome.CONDITION_TOO_SLOW)
                .map(run -> run.getKey().eventPosition())
                .collect(Collectors.toUnmodifiableSet());
    }
}
