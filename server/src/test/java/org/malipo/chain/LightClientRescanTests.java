package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.malipo.chain.ChainFixture.await;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.malipo.bitcoin.p2p.Message;

/** Finding the past by peers' compact filters. */
@ChainTest
class LightClientRescanTests extends RescanContract {
    @Override
    ChainSource source() {
        return light(network.ports());
    }

    private LightClient light(List<Integer> ports) {
        return network.asPeers(ports, folder.resolve("light-" + UUID.randomUUID()));
    }

    @Override
    void awaitConnected() {
        await("two peers", () -> "light client, 2 peers".equals(given.status().node()));
    }

    @Test
    void saysThatNoPeerGivesWhatIsNeededAndGoesOnWhenOneDoes() throws IOException {
        var silent = new AtomicBoolean();
        FalsePeer.Lie lie =
                message -> silent.get() && message instanceof Message.FilterData ? List.of() : List.of(message);
        try (var liar = new FalsePeer(network.ports().getFirst(), lie)) {
            given.stop();
            given.forgetStatus();
            source = light(List.of(liar.port()));
            given.start(source);
            given.awaitReady(network.tip());

            silent.set(true);
            ask(Rescans.Range.fromHeight(1, 5));
            await("waits", () -> rescan().problem() != null);

            assertThat(rescan().problem()).startsWith("No peer gives block 1 ");
        }
        given.stop();
        source = light(network.ports());
        start();
        await("looked through", () -> rescan().state() == Rescan.State.COMPLETE);
        assertThat(rescan().problem()).isNull();
    }
}
