package org.malipo.mailrules;

import java.time.Clock;
import java.util.List;
import org.malipo.outbox.Claim;
import org.malipo.outbox.Room;

/** Has the rules of stores write when a test says so, in its own thread. */
public class RuleTurns {
    private final PendingEvents pending;
    private final RuleRound round;
    private final Clock clock;

    RuleTurns(PendingEvents pending, RuleRound round, Clock clock) {
        this.pending = pending;
        this.round = round;
        this.clock = clock;
    }

    /** Until nothing is due. */
    public void work() {
        for (var due = claimed("test"); !due.isEmpty(); due = claimed("test")) {
            due.forEach(round::work);
        }
    }

    /** {@return what is due of four stores, claimed for half a minute} */
    List<Claim<StoreBatch>> claimed(String claim) {
        var now = clock.instant();
        var room = new Room<StoreBatch>(claim, now, now.plusSeconds(30), 4, List.of());
        return pending.claim(room).stream()
                .map(batch -> new Claim<>(batch, claim))
                .toList();
    }
}
