package org.malipo.access.audit;

import java.util.List;
import org.malipo.access.AuditCheck;
import org.springframework.stereotype.Component;

/** Walks the chain from its first line to its end. */
@Component
public class AuditVerification {
    private static final int BATCH = 1_000;

    private final AuditTable table;

    public AuditVerification(AuditTable table) {
        this.table = table;
    }

    /** {@return whether all lines are there and as they were written} Lines that are added meanwhile don't count. */
    public AuditCheck verify() {
        var end = table.head();
        var walked = new AuditTable.Head(0, "");
        while (walked.position() < end.position()) {
            var lines = table.from(walked.position() + 1, BATCH);
            var broken = firstBroken(walked, lines);
            if (lines.isEmpty() || broken > 0) {
                return new AuditCheck.Broken(Math.max(broken, walked.position() + 1));
            }
            walked = new AuditTable.Head(
                    lines.getLast().position(), lines.getLast().hash());
        }
        return endsAt(end) ? new AuditCheck.Whole(end.position(), end.hash()) : new AuditCheck.Broken(end.position());
    }

    private static long firstBroken(AuditTable.Head before, List<AuditLine> lines) {
        var previous = before;
        for (var line : lines) {
            if (!line.equals(line.after(previous.position(), previous.hash()))) {
                return previous.position() + 1;
            }
            previous = new AuditTable.Head(line.position(), line.hash());
        }
        return 0;
    }

    /** The walk may have gone beyond the end of then, with lines added since. */
    private boolean endsAt(AuditTable.Head end) {
        return end.position() == 0
                || table.from(end.position(), 1).stream()
                        .anyMatch(line ->
                                line.position() == end.position() && line.hash().equals(end.hash()));
    }
}
