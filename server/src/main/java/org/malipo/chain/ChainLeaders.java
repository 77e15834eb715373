package org.malipo.chain;

import java.util.ArrayList;
import java.util.List;
import org.malipo.outbox.Leases;
import org.malipo.outbox.Leases.LeaderHandle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs what only one process of the cluster may do: following each network, and offering doubtful broadcasts again. */
@Component
class ChainLeaders implements SmartLifecycle {
    private final Trackers trackers;
    private final Broadcaster broadcaster;
    private final Leases leases;
    private final List<LeaderHandle> handles = new ArrayList<>();

    ChainLeaders(Trackers trackers, Broadcaster broadcaster, Leases leases) {
        this.trackers = trackers;
        this.broadcaster = broadcaster;
        this.leases = leases;
    }

    @Override
    public void start() {
        trackers.all().forEach((network, tracker) -> handles.add(leases.lead("chain." + network.id(), tracker)));
        if (!trackers.all().isEmpty()) {
            handles.add(leases.lead("chain.broadcasts", _ -> broadcaster.retryUnknown()));
        }
    }

    @Override
    public void stop() {
        handles.forEach(LeaderHandle::close);
        handles.clear();
    }

    @Override
    public boolean isRunning() {
        return !handles.isEmpty();
    }
}
