package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Crypto;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.ScriptWitness;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.FileStore;
import org.malipo.bitcoin.light.FilterHeaderChain;
import org.malipo.bitcoin.light.HeaderChain;
import org.malipo.bitcoin.light.LightFollower;
import org.malipo.bitcoin.light.LightSettings;
import org.malipo.bitcoin.light.LightStatus;
import org.malipo.bitcoin.light.LightSync;
import org.malipo.bitcoin.light.PeerAddress;
import org.malipo.sandbox.chain.BlockEntry;

/** A light client of the node, with a follower that writes down what it is told. */
abstract class LightFixture extends P2pFixture {
    /** Pays whoever comes: P2WSH of OP_TRUE, so that nothing need be signed to spend from it. */
    static final ByteVector TRUE = new ByteVector("51");

    static final ByteVector WATCHED = new ByteVector("0020").concat(Crypto.sha256(TRUE.toByteArray()));
    static final ByteVector ELSEWHERE = new ByteVector("0014" + "ab".repeat(20));

    final Recorder follower = new Recorder();
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Writes down what it is told. */
    static final class Recorder implements LightFollower {
        final TreeMap<Integer, BlockHash> chain = new TreeMap<>();
        final TreeMap<Integer, Block> blocks = new TreeMap<>();
        final List<Integer> disconnected = new ArrayList<>();
        final Map<TxId, Integer> seen = new HashMap<>();
        int birth = 1;
        List<byte[]> scripts = List.of(WATCHED.toByteArray());

        @Override
        public List<Place> places() {
            return chain.descendingMap().entrySet().stream()
                    .map(block -> new Place(block.getKey(), block.getValue()))
                    .toList();
        }

        @Override
        public int birthHeight() {
            return birth;
        }

        @Override
        public void begin(List<Place> below) {
            below.forEach(place -> chain.put(place.height(), place.hash()));
        }

        @Override
        public List<byte[]> scripts() {
            return scripts;
        }

        @Override
        public void connected(int height, BlockHeader header, @Nullable Block block) {
            assertThat(height).isEqualTo(chain.lastKey() + 1);
            assertThat(header.hashPreviousBlock).isEqualTo(chain.lastEntry().getValue());
            chain.put(height, header.hash);
            if (block != null) {
                assertThat(block.hash).isEqualTo(header.hash);
                blocks.put(height, block);
            }
        }

        @Override
        public void disconnected(int height) {
            disconnected.add(height);
            chain.tailMap(height, false).clear();
            blocks.tailMap(height, false).clear();
        }

        @Override
        public boolean transaction(Transaction tx, int seenBy) {
            seen.put(tx.txid, seenBy);
            return true;
        }

        @Override
        public void seen(TxId txid, int seenBy) {
            seen.put(txid, seenBy);
        }
    }

    LightSync light(int... ports) throws IOException {
        return light(Duration.ofSeconds(5), ports);
    }

    /** A client whose stores lie in the test's folder, so that a second one goes on where the first was. */
    LightSync light(Duration patience, int... ports) throws IOException {
        var peers = Arrays.stream(ports)
                .mapToObj(port -> new PeerAddress("127.0.0.1", port))
                .toList();
        var settings = new LightSettings(
                Network.REGTEST, "/light:1/", peers, List.of(), ports.length, null, patience, Duration.ofHours(1));
        var headerFile = new FileStore(folder.resolve("headers"), HeaderChain.RECORD_BYTES);
        var filterFile = new FileStore(folder.resolve("filter-headers"), FilterHeaderChain.RECORD_BYTES);
        var headers = HeaderChain.open(Network.REGTEST, headerFile, Clock.systemUTC());
        var filters = FilterHeaderChain.open(headers, filterFile);
        var sync = new LightSync(settings, headers, filters, follower, Clock.systemUTC());
        opened.addAll(List.of(sync, headerFile, filterFile));
        return sync;
    }

    <T extends AutoCloseable> T opened(T peer) {
        opened.add(peer);
        return peer;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var open : opened) {
            open.close();
        }
    }

    /** Steps until the client is where the test wants it. */
    static LightStatus until(LightSync sync, Predicate<LightStatus> goal) throws InterruptedException {
        var status = sync.step();
        for (var end = inAMinute(); !goal.test(status); status = sync.step()) {
            pause(end, status);
        }
        return status;
    }

    /** Waits for what another thread does. */
    static void await(BooleanSupplier goal) {
        for (var end = inAMinute(); !goal.getAsBoolean(); ) {
            pause(end, "where it is");
        }
    }

    private static long inAMinute() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }

    private static void pause(long end, Object state) {
        assertThat(System.nanoTime()).as("the client stays at %s", state).isLessThan(end);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    /** At the node's tip, with this many peers. */
    Predicate<LightStatus> complete(int peers) {
        return status -> status.isAtTip()
                && status.headers() == nodeTip().height()
                && status.peers().size() == peers;
    }

    BlockEntry nodeTip() {
        return scene.node.exclusively(scene::tip);
    }

    void mineElsewhere(int count) throws Exception {
        exclusively(() -> {
            for (var i = 0; i < count; i++) {
                scene.node.miner().mine(ELSEWHERE);
            }
            return count;
        });
    }

    /** Mines a block that pays the watched script. {@return the payment} */
    Transaction pay(int rewardHeight) throws Exception {
        return exclusively(() -> {
            var coin = scene.reward(rewardHeight);
            var output = new TxOut(new Satoshi(coin.sats() - Scene.FEE), WATCHED);
            var tx = scene.pay(List.of(coin), List.of(output), TxIn.SEQUENCE_FINAL, 0);
            scene.accepted(scene.block(scene.tip(), tx));
            return tx;
        });
    }

    /** Mines a block that spends from the watched script. */
    void spend(Transaction payment) throws Exception {
        exclusively(() -> {
            var input = new TxIn(new OutPoint(payment, 0), TxIn.SEQUENCE_FINAL)
                    .updateWitness(new ScriptWitness(List.of(TRUE)));
            var value = payment.txOut.getFirst().amount.toLong() - Scene.FEE;
            var tx = new Transaction(2, List.of(input), List.of(new TxOut(new Satoshi(value), ELSEWHERE)), 0);
            return scene.accepted(scene.block(scene.tip(), tx));
        });
    }
}
