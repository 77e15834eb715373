package org.malipo.mailrules;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.malipo.mailrules.Deciding.Decided;
import org.malipo.outbox.Claim;
import org.malipo.outbox.Event;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a store's rules write about some events. Conditions are held against them first, and no transaction is open meanwhile.
 * What follows is written in one: letters, what the rules did, and the end of the claim; each is there once, whatever dies
 * when. Where a condition takes too long, the event waits for it and the other rules go on.
 */
@Component
class RuleRound {
    private final Agendas agendas;
    private final Dispatch dispatch;
    private final SlowRules slowRules;
    private final PendingEvents pending;
    private final TransactionTemplate transaction;

    RuleRound(
            Agendas agendas,
            Dispatch dispatch,
            SlowRules slowRules,
            PendingEvents pending,
            TransactionTemplate transaction) {
        this.agendas = agendas;
        this.dispatch = dispatch;
        this.slowRules = slowRules;
        this.pending = pending;
        this.transaction = transaction;
    }

    void work(Claim<StoreBatch> claim) {
        var agenda = agendas.of(claim.row());
        transaction.executeWithoutResult(_ -> write(claim, agenda));
    }

    private void write(Claim<StoreBatch> claim, Agenda agenda) {
        var ours = pending.hold(claim);
        var decided = agenda.decided().stream()
                .filter(each -> position(each).filter(ours::contains).isPresent())
                .toList();
        dispatch.write(claim.row().store(), decided, _ -> {});
        var open = open(decided, slowRules.note(decided));
        agenda.owed().stream().filter(ours::contains).forEach(position -> open.putIfAbsent(position, Instant.MAX));
        pending.postpone(open);
        pending.finish(without(ours, open.keySet()));
    }

    /** {@return the events that rules have not come to: when each goes on} */
    private static Map<Long, Instant> open(List<Decided> decided, Map<String, Instant> goesOn) {
        var open = new HashMap<Long, Instant>();
        decided.stream()
                .filter(Decided::isOpen)
                .forEach(each -> position(each)
                        .ifPresent(position -> open.merge(
                                position, goesOn.getOrDefault(each.rule().id(), Instant.MAX), RuleRound::earlier)));
        return open;
    }

    private static Optional<Long> position(Decided decided) {
        return Optional.ofNullable(decided.turn().event()).map(Event::position);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Set<Long> without(Set<Long> all, Set<Long> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
