package org.malipo.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Who leads what, across the processes that share the database. A process that wants to lead waits for its turn; when the
 * leader is gone, its lease runs out and another takes over with a higher epoch.
 */
@Component
public class Leases implements SmartLifecycle {
    private final List<Leadership> all = new CopyOnWriteArrayList<>();
    private final LeaseTable table;
    private final LeaseSettings settings;
    private final String holder = Holder.ofThisProcess();
    private volatile boolean running;

    Leases(LeaseTable table, LeaseSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /** Says whether this process leads, and ends its leading. */
    public interface LeaderHandle extends AutoCloseable {
        boolean isLeading();

        /** Stops the work and lets another process take over at once. */
        @Override
        void close();
    }

    /**
     * Has {@code leader} run whenever this process leads {@code name}, from now (or from the start of the application) on,
     * until the handle or the application is closed.
     */
    public LeaderHandle lead(String name, Leader leader) {
        var leadership = new Leadership(name, holder, leader, table, settings.ttl());
        all.add(leadership);
        if (running) {
            leadership.start();
        }
        return leadership;
    }

    @Override
    public void start() {
        running = true;
        all.forEach(Leadership::start);
    }

    @Override
    public void stop() {
        running = false;
        all.forEach(Leadership::interrupt);
        all.forEach(Leadership::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
