package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.LightSync;
import org.malipo.bitcoin.light.PackedScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through the chain once more for groups whose payments of the past are looked for, one group at a time. */
final class LightRescans {
    private static final Logger log = LoggerFactory.getLogger(LightRescans.class);

    /** What is found makes other modules watch more scripts of the group: so long they are waited for. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** Progress is written down each so many blocks. */
    private static final int NOTED_EACH = 500;

    private final LightSync sync;
    private final ChainParts parts;
    private final Network network;
    private @Nullable CompletableFuture<Integer> running;

    LightRescans(LightSync sync, Tracking tracking, Network network) {
        this.sync = sync;
        this.parts = tracking.parts();
        this.network = network;
    }

    /** Once a second, at the tip. */
    void tend(Follower follower) {
        if (running == null || running.isDone()) {
            running = null;
            for (var pass : parts.rescans().open(network)) {
                if (running == null) {
                    tend(pass, follower);
                }
            }
        }
    }

    private void tend(RescanTable.Pass pass, Follower follower) {
        if (pass.nextHeight() <= follower.tip().height()) {
            running = begin(pass, follower);
            return;
        }
        var last = parts.watch().lastId(network, pass.group());
        if (last > pass.untilId()) {
            parts.rescans()
                    .nextPass(
                            network,
                            pass.group(),
                            pass.untilId(),
                            last,
                            parts.clock().instant());
        } else if (pass.found() == 0
                || pass.changedAt().plus(SETTLING).isBefore(parts.clock().instant())) {
            log.info("{}: {} transactions of {} found in the past", network.id(), pass.found(), pass.group());
            parts.rescans().finish(network, pass.group(), parts.clock().instant());
        }
    }

    private CompletableFuture<Integer> begin(RescanTable.Pass pass, Follower follower) {
        var scripts = new PackedScripts();
        parts.watch().scriptsOf(network, pass.group(), pass.afterId(), pass.untilId(), script -> scripts.add(script));
        log.info(
                "{}: looking for {} scripts of {} from block {} on",
                network.id(),
                scripts.count(),
                pass.group(),
                pass.nextHeight());
        return sync.rescan(
                pass.nextHeight(), () -> scripts, (height, _, block) -> visit(pass.group(), follower, height, block));
    }

    /** On the leader's thread. Blocks above our tip come later by themselves. */
    private void visit(String group, Follower follower, int height, @Nullable Block block) {
        var tip = follower.tip().height();
        if (height > tip) {
            return;
        }
        var found = block == null ? 0 : follower.find(block, height);
        if (found > 0 || height == tip || height % NOTED_EACH == 0) {
            parts.rescans()
                    .moved(network, group, height + 1, found, parts.clock().instant());
        }
    }
}
