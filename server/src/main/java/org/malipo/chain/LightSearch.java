package org.malipo.chain;

import fr.acinq.bitcoin.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.light.HeaderChain;
import org.malipo.bitcoin.light.LightSync;
import org.malipo.bitcoin.light.PackedScripts;

/** Goes through the blocks of the past by their compact filters (BIP 157), and fetches those that matter from peers. */
final class LightSearch implements PastSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LightSync sync;
    private final HeaderChain headers;

    /** The search was called off. */
    private static final class CalledOff extends RuntimeException {
        private CalledOff() {
            super("called off", null, false, false);
        }
    }

    LightSearch(LightSync sync, HeaderChain headers) {
        this.sync = sync;
        this.headers = headers;
    }

    @Override
    public int firstSince(Instant time) {
        return FirstBlock.since(time, headers.height(), height -> headers.header(height).time);
    }

    @Override
    public void visit(PassTable.Pass pass, PackedScripts scripts, PassProgress progress)
            throws SourceAway, InterruptedException {
        progress.setOut(false);
        int tip = progress.tipHeight();
        var reached =
                sync.rescan(pass.nextHeight(), () -> scripts, (height, _, block) -> visit(height, block, progress));
        try {
            int last = reached.get();
            progress.note();
            if (last < tip) {
                throw new SourceAway("No peer gives block " + (last + 1)
                        + " or what tells whether it matters; peers are" + " asked again.");
            }
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CalledOff)) {
                throw failed(e.getCause());
            }
        }
    }

    /** On the thread that follows. Blocks above our tip come later by themselves. */
    private static void visit(int height, @Nullable Block block, PassProgress progress) {
        if (height > progress.tipHeight()) {
            return;
        }
        if (block != null) {
            progress.find(block, height);
        }
        progress.reached(height);
        if (progress.isCalledOff()) {
            throw new CalledOff();
        }
    }

    private static RuntimeException failed(@Nullable Throwable cause) {
        return cause instanceof RuntimeException ours ? ours : new IllegalStateException(Objects.requireNonNull(cause));
    }

    @Override
    public void lookAtMempool(String group) throws SourceAway, InterruptedException {
        if (!sync.lookAtMempool(PATIENCE)) {
            throw new SourceAway("Peers can't be asked for what waits for a block while so much else is under way.");
        }
    }
}
