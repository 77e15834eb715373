package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.malipo.chain.ChainFixture.NETWORK;

import fr.acinq.bitcoin.Block;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malipo.outbox.Lease;
import org.malipo.outbox.LeaseLost;
import org.malipo.outbox.Leases;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A leader that was asleep while another one took over. */
@ChainTest
class ChainLeaseTests {
    @Autowired
    private ChainFixture given;

    @Autowired
    private Leases leases;

    @Autowired
    private JdbcTemplate jdbc;

    private final ScriptedChain chain = new ScriptedChain();

    @BeforeEach
    void reset() {
        given.reset(5);
    }

    @Test
    void writesNothing() throws Exception {
        var held = new CompletableFuture<Lease>();
        var done = new CountDownLatch(1);
        try (var _ = leases.lead("chain.test", lease -> {
            held.complete(lease);
            done.await();
        })) {
            var lease = held.get(20, TimeUnit.SECONDS);
            given.index.begin(lease, NETWORK, Map.of(0, Block.RegtestGenesisBlock.hash));
            var payment = Wallet.pay(1, 5_000);
            var block = chain.mine(Wallet.STRANGER, payment);
            jdbc.update("update lease set epoch = epoch + 1, holder = 'another' where name = 'chain.test'");

            var hits = List.of(new Watched.Hit(payment, 1));
            assertThatThrownBy(() -> given.index.connect(lease, NETWORK, block, 1, hits, Instant.EPOCH))
                    .isInstanceOf(LeaseLost.class);
            assertThatThrownBy(() -> given.index.arrive(lease, NETWORK, payment, Instant.EPOCH))
                    .isInstanceOf(LeaseLost.class);
            assertThatThrownBy(() -> given.index.disconnect(lease, NETWORK, 0)).isInstanceOf(LeaseLost.class);
            assertThatThrownBy(() -> given.parts.reports().write(lease, NETWORK, StatusTable.Report.away("asleep")))
                    .isInstanceOf(LeaseLost.class);

            assertThat(given.tip().height()).isZero();
            assertThat(given.view().history()).isEmpty();
            assertThat(given.events()).isEmpty();
            done.countDown();
        }
    }
}
