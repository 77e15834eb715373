package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.chain.ChainFixture.GROUP;
import static org.malipo.chain.ChainFixture.LEASE;
import static org.malipo.chain.ChainFixture.NETWORK;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.Lease;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may write how far a search of the past is. */
@ChainTest
class PassTableTests {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Lease LOST = new Lease() {
        @Override
        public long epoch() {
            return 1;
        }

        @Override
        public void check() {
            throw new IllegalStateException("lost");
        }
    };

    @Autowired
    private ChainFixture given;

    @Autowired
    private RescanTable table;

    @Autowired
    private PassTable passes;

    @BeforeEach
    void reset() {
        given.reset(1);
    }

    private PassTable.Pass begun() {
        assertThat(table.ask(NETWORK, GROUP, Rescans.Range.fromHeight(10, 5), NOW))
                .isTrue();
        passes.begin(LEASE, pass(), 10, 1, NOW);
        return pass();
    }

    private PassTable.Pass pass() {
        return passes.next(NETWORK, NOW).orElseThrow();
    }

    private Rescan rescan() {
        return table.find(NETWORK, GROUP, 109).orElseThrow();
    }

    @Test
    void takesNothingFromAProcessThatLeadsNoMore() {
        var pass = begun();
        var before = rescan();

        assertThatThrownBy(() -> passes.moved(LOST, pass, 20, NOW)).hasMessage("lost");
        assertThatThrownBy(() -> passes.again(LOST, pass, 9, NOW)).hasMessage("lost");
        assertThatThrownBy(() -> passes.finish(LOST, pass, null, NOW)).hasMessage("lost");
        assertThatThrownBy(() -> passes.waits(LOST, pass, "away", Duration.ofSeconds(1), NOW))
                .hasMessage("lost");

        assertThat(rescan()).isEqualTo(before);
    }

    @Test
    void takesNothingThatIsSaidOfAnEarlierSearch() {
        var pass = begun();
        assertThat(table.cancel(NETWORK, GROUP, NOW)).isTrue();
        var anew = begun();

        assertThat(passes.moved(LEASE, pass, 50, NOW)).isFalse();
        passes.finish(LEASE, pass, null, NOW);

        assertThat(rescan().nextHeight()).isEqualTo(10);
        assertThat(rescan().isOpen()).isTrue();
        assertThat(passes.moved(LEASE, anew, 50, NOW)).isTrue();
    }

    @Test
    void takesNothingThatIsSaidOfAnEarlierPass() {
        var pass = begun();
        passes.again(LEASE, pass, 7, NOW);

        assertThat(passes.moved(LEASE, pass, 50, NOW)).isFalse();
        assertThat(rescan().nextHeight()).isEqualTo(10);
        assertThat(pass().afterId()).isEqualTo(pass.untilId());
    }

    @Test
    void takesOneSearchAtATime() {
        begun();

        assertThat(table.ask(NETWORK, GROUP, Rescans.Range.fromHeight(0, 5), NOW))
                .isFalse();
        assertThat(rescan().fromHeight()).isEqualTo(10);
    }

    @Test
    void leavesAloneWhatHasToWait() {
        passes.waits(LEASE, begun(), "away", Duration.ofMinutes(1), NOW);

        assertThat(passes.next(NETWORK, NOW.plusSeconds(59))).isEmpty();
        assertThat(passes.next(NETWORK, NOW.plusSeconds(60)))
                .hasValueSatisfying(pass -> assertThat(pass.failures()).isEqualTo(1));
        assertThat(rescan().problem()).isEqualTo("away");
    }

    @Test
    void tellsHowFastItIs() {
        var pass = begun();
        passes.setOut(LEASE, pass, false, NOW);
        passes.moved(LEASE, pass, 60, NOW.plusSeconds(5));

        assertThat(rescan().pace().blocksPerSecond()).isEqualTo(10);
        assertThat(rescan().progress()).isEqualTo(50);
        assertThat(rescan().remaining()).contains(Duration.ofSeconds(5));
    }
}
