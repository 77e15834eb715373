package org.malipo.mailrules;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/**
 * Reads the event log and has the rules of an event's store write. Letters and the note that the rule has handled the event
 * are written in the transaction that moves this reader's place in the log, so each is there once, whatever dies when.
 */
@Component
class InvoiceRules implements EventConsumer {
    private final RuleTable rules;
    private final RunTable runs;
    private final InvoiceEvents events;
    private final Dispatch dispatch;
    private final Clock clock;

    InvoiceRules(RuleTable rules, RunTable runs, InvoiceEvents events, Dispatch dispatch, Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.events = events;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail-rules";
    }

    @Override
    public Set<String> types() {
        return Trigger.eventTypes();
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    @Override
    public void handleAll(List<Event> happened) {
        var stores =
                happened.stream().map(Event::storeId).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        var enabled = new ArrayList<>(rules.enabledOf(stores));
        var concerned = happened.stream()
                .filter(event -> enabled.stream().anyMatch(rule -> waitsFor(rule, event)))
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        var done = runs.known(enabled.stream().map(MailRule::id).toList(), concerned);
        var found = events.read(concerned);
        concerned.forEach(event -> handle(event, found, enabled, done));
    }

    private void handle(
            Event event, Map<Long, InvoiceEvents.Told> found, List<MailRule> enabled, Set<RunTable.Key> done) {
        var told = found.get(event.position());
        if (told == null) {
            return; // the invoice has gone with its store
        }
        var candidates = enabled.stream()
                .filter(rule -> waitsFor(rule, event))
                .filter(rule -> !done.contains(new RunTable.Key(rule.id(), event.position())))
                .toList();
        for (var handled : dispatch.send(told.store().id(), candidates, events.values(told))) {
            runs.insert(run(handled, event));
            if (handled.outcome() == RunOutcome.CONDITION_TOO_SLOW) {
                enabled.remove(handled.rule());
            }
        }
    }

    private static boolean waitsFor(MailRule rule, Event event) {
        return rule.store() != null
                && rule.store().value().equals(event.storeId())
                && rule.settings().trigger().eventType().equals(event.type())
                && !event.occurredAt().isBefore(rule.activeSince());
    }

    private RuleRun run(Dispatch.Done done, Event event) {
        return new RuleRun(
                done.rule().id(),
                event.position(),
                event.type(),
                event.subject(),
                done.outcome(),
                done.letters(),
                clock.instant());
    }
}
