package org.malipo.chain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.outbox.Lease;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the chain's tests do and look at. */
@TestComponent
public class ChainFixture implements ScriptsAhead {
    static final Network NETWORK = Network.REGTEST;
    static final String GROUP = "shop";
    static final Lease LEASE = new Lease() {
        @Override
        public long epoch() {
            return 1;
        }

        @Override
        public void check() {}
    };

    final ChainParts parts;
    final ChainIndex index;
    final GroupReader groups;
    final HistoryReader histories;
    private final StatusTable statusTable;
    private final JdbcTemplate jdbc;
    private Statuses statuses;
    private @Nullable Thread tracking;
    private @Nullable ChainSource asking;

    /** What the test wants to be watched because of what is found. */
    ScriptsAhead ahead = (_, _, _) -> {};

    @Nullable
    Tracker tracker;

    /** All that a reader can see of a group. */
    record View(GroupBalance balance, List<Coin> coins, List<GroupTransaction> history) {}

    ChainFixture(
            ChainParts parts,
            ChainIndex index,
            GroupReader groups,
            HistoryReader histories,
            StatusTable statusTable,
            JdbcTemplate jdbc) {
        this.parts = parts;
        this.index = index;
        this.groups = groups;
        this.histories = histories;
        this.statusTable = statusTable;
        this.statuses = newStatuses();
        this.jdbc = jdbc;
    }

    @Override
    public void watchAhead(Network network, String group, int gap) {
        ahead.watchAhead(network, group, gap);
    }

    /** Forgets everything, and watches this many scripts. */
    void reset(int scripts) {
        stop();
        ahead = (_, _, _) -> {};
        forget();
        jdbc.execute("truncate event, chain_script, chain_watch");
        parts.watch().add(NETWORK, GROUP, Wallet.scripts(scripts));
    }

    private Statuses newStatuses() {
        return new Statuses(statusTable, parts.blocks(), parts.clock());
    }

    /** Forgets what was found, not what is watched. */
    public void forget() {
        jdbc.execute("truncate chain_network, chain_status, chain_block, chain_transaction, chain_input, chain_output,"
                + " chain_history, chain_revisit, chain_rescan, chain_withdrawn");
        statuses = newStatuses();
    }

    /** As if no leader had ever said where it stands. */
    void forgetStatus() {
        jdbc.execute("truncate chain_status");
        statuses = newStatuses();
    }

    // An index without a node

    void begin() {
        index.begin(LEASE, NETWORK, Map.of(0, Block.RegtestGenesisBlock.hash));
    }

    Watched watched() {
        var watched = new Watched(NETWORK, parts.watch());
        watched.load();
        return watched;
    }

    void connect(Block block) {
        var tip = tip();
        index.connect(LEASE, NETWORK, block, tip.height() + 1, watched().among(block.tx), seen(block));
    }

    boolean arrive(Transaction tx) {
        return !watched().among(List.of(tx)).isEmpty() && index.arrive(LEASE, NETWORK, tx, Instant.EPOCH);
    }

    static Instant seen(Block block) {
        return Instant.ofEpochSecond(block.header.time);
    }

    BlockTable.Tip tip() {
        return parts.blocks().tip(NETWORK).orElseThrow();
    }

    // A tracker

    void start(ScriptedNode node) {
        start(node.settings());
    }

    public void start(NodeSettings settings) {
        var rpc = settings.requiredRpc(NETWORK);
        var node = new FullNode(new Node(NETWORK, settings, new RpcClient(rpc.url(), rpc.credentials())));
        start(node);
        asking = node;
    }

    /** The source stays the caller's, to be closed. */
    void start(ChainSource source) {
        var started = new Tracker(source, parts);
        tracker = started;
        tracking = Thread.ofVirtual().start(() -> {
            try {
                started.run(LEASE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public void stop() {
        var thread = tracking;
        if (thread != null) {
            thread.interrupt();
            try {
                assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            tracking = null;
        }
        if (asking != null) {
            asking.close();
            asking = null;
        }
    }

    void awaitReady(BlockHash tip) {
        await("ready at " + Hashes.hex(tip), () -> status().isReady() && isTip(tip));
    }

    public boolean isTip(BlockHash hash) {
        return parts.blocks()
                .tip(NETWORK)
                .filter(tip -> tip.hash().equals(hash))
                .isPresent();
    }

    ChainStatus status() {
        return statuses.of(NETWORK);
    }

    /** {@return what asks for the past, of this node alone} */
    public LateScripts lateScripts(NodeSettings settings) {
        return new LateScripts(sources(settings), parts.revisits());
    }

    /** {@return what has the past searched, by this node alone} */
    public Rescans rescans(NodeSettings settings) {
        return new Rescans(sources(settings), parts.rescans(), parts.blocks(), parts.clock());
    }

    private Sources sources(NodeSettings settings) {
        return new Sources(new ChainSettings(Map.of(NETWORK, settings)), parts.clock(), Path.of("unused"));
    }

    Optional<LastTrouble> lastTrouble() {
        return statuses.lastTrouble(NETWORK);
    }

    // What came of it

    View view() {
        return new View(
                groups.balance(NETWORK, GROUP),
                groups.coins(NETWORK, GROUP, CoinKey.OLDEST, Integer.MAX_VALUE),
                histories.page(NETWORK, GROUP, new HistoryPage(HistoryPage.Part.ALL, null, 0, 10_000)));
    }

    GroupBalance balance() {
        return groups.balance(NETWORK, GROUP);
    }

    TransactionState state(Transaction tx) {
        return groups.transaction(NETWORK, tx.txid).orElseThrow().state();
    }

    boolean isKnown(Transaction tx) {
        return groups.transaction(NETWORK, tx.txid).isPresent();
    }

    /** The events in the order in which they were written: type, then the payload's state or height. */
    List<String> events() {
        var events = new ArrayList<String>();
        for (var row : jdbc.queryForList("select type, cast(payload as text) as payload from event order by seq")) {
            var payload = JsonMapper.shared().readTree(String.valueOf(row.get("payload")));
            events.add(row.get("type") + " " + brief(payload));
        }
        return events;
    }

    JsonNode lastEvent(String type) {
        var payload = jdbc.queryForObject(
                "select cast(payload as text) from event where type = ? order by seq desc limit 1", String.class, type);
        return JsonMapper.shared().readTree(payload);
    }

    private static String brief(JsonNode payload) {
        return payload.has("state")
                ? payload.path("txid").asString().substring(0, 8) + " "
                        + payload.path("state").asString()
                : payload.has("height")
                        ? payload.path("height").asString()
                        : "to " + payload.path("forkHeight").asString();
    }

    static String brief(Transaction tx) {
        return Hashes.hex(tx.txid).substring(0, 8);
    }

    /** Waits for something that another thread does. */
    static void await(String what, Callable<Boolean> condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try {
            while (!condition.call()) {
                assertThat(System.nanoTime()).as(what).isLessThan(deadline);
                LockSupport.parkNanos(5_000_000);
            }
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }
}
