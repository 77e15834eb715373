package org.malipo.invoices;

import static java.time.ZoneOffset.UTC;
import static org.awaitility.Awaitility.await;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.Chain;
import org.malipo.outbox.EventConsumers;
import org.malipo.outbox.Lease;
import org.malipo.outbox.NewEvent;
import org.malipo.outbox.Outbox;
import org.malipo.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for the process that follows the chain: holds its lease, so that the tracker of this application waits for its
 * turn, says that the node is well, and tells by events what the test wants to have happened.
 */
@TestComponent
public class PretendedChain {
    static final Lease LEASE = new Lease() {
        @Override
        public long epoch() {
            return 1;
        }

        @Override
        public void check() {}
    };

    private final JdbcTemplate jdbc;
    private final Outbox outbox;
    private final EventConsumers consumers;
    private final InvoiceFollower follower;
    private final InvoiceSweep sweep;
    private final TestClock clock;
    private final Chain chain;
    private int height = 100;
    private boolean leads;

    /** A transaction that the test made up. */
    public record Made(TxId txid, String script, long sats, Instant seenAt, boolean rbf) {}

    @SuppressWarnings("TooManyParameters") // what it stands for touches all of these
    PretendedChain(
            JdbcTemplate jdbc,
            Outbox outbox,
            EventConsumers consumers,
            InvoiceFollower follower,
            InvoiceSweep sweep,
            TestClock clock,
            Chain chain) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.consumers = consumers;
        this.follower = follower;
        this.sweep = sweep;
        this.clock = clock;
        this.chain = chain;
    }

    /** Takes the lead, and is well. */
    public void begin() {
        jdbc.update("""
                insert into lease (name, holder, epoch, expires_at) values ('chain.regtest', 'test', 1000000, '2100-01-01')
                on conflict (name) do update set holder = 'test', epoch = 1000000, expires_at = '2100-01-01'
                """);
        knowsAllThrough(
                Instant.parse("2100-01-01T00:00:00Z")); // before it waits, since statuses are kept half a second
        if (!leads) {
            takeOver();
            leads = true;
        }
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(this::isWell);
        knowsAllThrough(Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** Until the tracker has noticed and its last words are overwritten: well, and still so for longer than it takes to lose a lease. */
    private void takeOver() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .during(Duration.ofSeconds(5))
                .until(this::isWell);
    }

    private boolean isWell() {
        boolean well = chain.status(Network.REGTEST).isReady();
        jdbc.update("""
                insert into chain_status (network, state, node_height, node_headers, degraded, updated_at)
                values ('regtest', 'READY', 100, 100, '{}', '2100-01-01')
                on conflict (network) do update set state = 'READY', updated_at = '2100-01-01'
                """);
        return well;
    }

    void knowsAllThrough(Instant time) {
        jdbc.update("""
                insert into chain_network (network, tip_height, tip_hash, caught_up_through) values ('regtest', ?, ?, ?)
                on conflict (network) do update
                set tip_height = excluded.tip_height, caught_up_through = excluded.caught_up_through
                """, height, new byte[32], time.atOffset(UTC));
    }

    /** Everything that time and events have brought is done when this returns. */
    public void settleDown() {
        await().atMost(Duration.ofMinutes(2)) // thousands of events at once on a busy machine
                .pollInterval(Duration.ofMillis(20))
                .until(() -> consumers.isCaughtUp(follower));
        sweep.sweep(LEASE);
        waitForTheOtherSweep();
        sweep.sweep(LEASE);
    }

    /** The application sweeps by itself, too, and one sweep passes over what the other has in hand. */
    private void waitForTheOtherSweep() {
        jdbc.execute("begin; lock table invoice in exclusive mode; commit");
    }

    public Made pay(PromptView prompt, long sats) {
        return pay(prompt, sats, false);
    }

    public Made pay(PromptView prompt, long sats, boolean rbf) {
        var made = made(script(prompt), sats, clock.instant(), rbf);
        tell(made, "unconfirmed", null, null);
        settleDown();
        return made;
    }

    Made made(String script, long sats, Instant seenAt, boolean rbf) {
        var random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        return new Made(new TxId(new ByteVector32(random)), script, sats, seenAt, rbf);
    }

    String script(PromptView prompt) {
        return String.valueOf(jdbc.queryForObject(
                "select encode(script, 'hex') from invoice_prompt where address = ?",
                String.class,
                prompt.destination()));
    }

    /** Puts it into a new block. */
    public void mine(Made... transactions) {
        connect();
        for (var made : transactions) {
            tell(made, "confirmed", height, null);
        }
        settleDown();
    }

    private void connect() {
        height++;
        append("chain.block", "block-" + height, Map.of("network", "regtest", "height", height));
        knowsAllThrough(Instant.parse("2100-01-01T00:00:00Z"));
    }

    void mineEmpty(int blocks) {
        for (int block = 0; block < blocks; block++) {
            connect();
        }
        settleDown();
    }

    /** Takes the last block back, with what was in it. */
    void disconnect(Made... transactions) {
        height--;
        append("chain.disconnected", "fork", Map.of("network", "regtest", "forkHeight", height));
        for (var made : transactions) {
            tell(made, "unconfirmed", null, null);
        }
        settleDown();
    }

    public void replace(Made loser, @Nullable Made winner) {
        tell(loser, "replaced", null, winner == null ? null : winner.txid());
        if (winner != null) {
            tell(winner, "unconfirmed", null, null);
        }
        settleDown();
    }

    public void evict(Made made) {
        tell(made, "evicted", null, null);
        settleDown();
    }

    void tell(Made made, String state, @Nullable Integer blockHeight, @Nullable TxId replacedBy) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("network", Network.REGTEST.id());
        body.put("txid", made.txid().value.toHex());
        body.put("state", state);
        body.put("signalsRbf", made.rbf());
        body.put("blockHeight", blockHeight);
        body.put("blockHash", null);
        body.put("seenAt", made.seenAt().getEpochSecond());
        body.put("replacedBy", replacedBy == null ? null : replacedBy.value.toHex());
        body.put(
                "outputs",
                List.of(Map.of(
                        "vout",
                        0,
                        "script",
                        made.script(),
                        "sats",
                        made.sats(),
                        "group",
                        "w",
                        "branch",
                        0,
                        "index",
                        0)));
        body.put("spends", List.of());
        append("chain.transaction", made.txid().value.toHex(), body);
    }

    private void append(String type, String subject, Map<String, ?> body) {
        outbox.append(new NewEvent(type, null, subject, JsonMapper.shared().writeValueAsString(body)));
    }
}
