package org.malipo.chain;

import java.time.Clock;
import org.malipo.bitcoin.Network;
import org.malipo.outbox.Lease;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the leader tells all processes where it stands. */
@Component
class Reports {
    private final BlockTable blocks;
    private final StatusTable status;
    private final Clock clock;

    Reports(BlockTable blocks, StatusTable status, Clock clock) {
        this.blocks = blocks;
        this.status = status;
        this.clock = clock;
    }

    /** Told each second: it need not wait for the disk, and a crash may lose it. */
    @Transactional
    public void write(Lease lease, Network network, StatusTable.Report report) {
        lease.check();
        blocks.commitLazily();
        var through = report.caughtUpThrough();
        if (through != null) {
            blocks.caughtUp(network, through);
        }
        status.write(network, report, clock.instant());
    }
}
