package org.malipo.mailrules;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.access.AfterCommit;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/**
 * Reads the event log and puts aside what rules of stores wait for; {@link RuleWorkers} have them write. What people write
 * into rules never holds up the log.
 */
@Component
class InvoiceRules implements EventConsumer {
    private final RuleTable rules;
    private final PendingEvents pending;
    private final ClaimWorkers<StoreBatch> workers;

    InvoiceRules(RuleTable rules, PendingEvents pending, ClaimWorkers<StoreBatch> workers) {
        this.rules = rules;
        this.pending = pending;
        this.workers = workers;
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
        var enabled = rules.enabledOf(stores);
        var concerned = happened.stream()
                .filter(event -> enabled.stream().anyMatch(rule -> rule.waitsFor(event)))
                .toList();
        if (!concerned.isEmpty()) {
            pending.addAll(concerned);
            AfterCommit.run(workers::wake);
        }
    }
}
