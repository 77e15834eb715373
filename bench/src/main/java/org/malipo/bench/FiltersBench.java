package org.malipo.bench;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxIn;
import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.malipo.bitcoin.filters.BasicFilter;
import org.malipo.bitcoin.filters.SipHash;
import org.malipo.bitcoin.p2p.ProtocolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many block filters a light client goes through in a second, beside hashing the watched scripts and nothing else. */
@Command(name = "filters", description = "Block filters per second, for growing numbers of watched scripts.")
final class FiltersBench implements Callable<Integer> {
    private static final int SCRIPT_BYTES = 22;
    private static final int KEY_BYTES = 16;

    @Option(names = "--scripts", split = ",", description = "Numbers of watched scripts (${DEFAULT-VALUE}).")
    List<Integer> scripts = List.of(100, 1_000, 10_000);

    @Option(names = "--entries", description = "Scripts in a block's filter (${DEFAULT-VALUE}: some 20 kB).")
    int entries = 7_500;

    @Option(names = "--filters", description = "Filters to go through (${DEFAULT-VALUE}).")
    int filters = 200;

    @Option(names = "--rounds", description = "Rounds for each figure, of which the best counts (${DEFAULT-VALUE}).")
    int rounds = 7;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(158);

    /** A filter as a peer sends it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(Block block, byte[] bytes) {
        byte[] key() {
            return Arrays.copyOf(block.hash.value.toByteArray(), KEY_BYTES);
        }
    }

    @FunctionalInterface
    private interface Work {
        int on(Sent filter) throws ProtocolException;
    }

    @Override
    public Integer call() throws ProtocolException {
        var sent = Stream.generate(this::filter).limit(filters).toList();
        System.out.printf(
                Locale.ROOT,
                "filters of %,d scripts, %,d bytes%n",
                entries,
                sent.getFirst().bytes().length);
        System.out.println("  scripts    filters/s  hashed alone/s  time over hashing alone");
        for (int count : scripts) {
            var watched = Stream.generate(this::script).limit(count).toList();
            double matched = perSecond(sent, filter -> matches(filter, watched));
            double hashed = perSecond(sent, filter -> hashes(filter, watched));
            System.out.printf(Locale.ROOT, "%,9d  %,11.0f  %,14.0f  %.2f%n", count, matched, hashed, hashed / matched);
        }
        return 0;
    }

    private static int matches(Sent filter, List<byte[]> watched) throws ProtocolException {
        return BasicFilter.read(filter.block().hash, filter.bytes()).mayConcern(watched) ? 1 : 0;
    }

    private static int hashes(Sent filter, List<byte[]> watched) {
        var key = SipHash.keyedBy(filter.key());
        long mixed = 0;
        for (var script : watched) {
            mixed ^= key.hash(script);
        }
        return (int) mixed;
    }

    private double perSecond(List<Sent> sent, Work work) throws ProtocolException {
        double best = 0;
        int seen = 0;
        for (int round = 0; round < 2 * rounds; round++) { // the first half warms up
            long begin = System.nanoTime();
            for (var filter : sent) {
                seen ^= work.on(filter);
            }
            best = Math.max(best, 1e9 * sent.size() / (System.nanoTime() - begin));
        }
        return seen == Integer.MIN_VALUE ? 0 : best; // what was worked out is looked at, so that it is worked out
    }

    private Sent filter() {
        var outputs = new ArrayList<TxOut>();
        for (int i = 0; i < entries; i++) {
            outputs.add(new TxOut(new Satoshi(1_000), new ByteVector(script())));
        }
        var nothing = new TxIn(new OutPoint(Block.RegtestGenesisBlock.tx.getFirst(), 0), TxIn.SEQUENCE_FINAL);
        var tx = new Transaction(2, List.of(nothing), outputs, random.nextInt());
        var header = Block.RegtestGenesisBlock.header.setHashMerkleRoot(tx.hash.value);
        var block = new Block(header, List.of(tx));
        return new Sent(block, BasicFilter.of(block, List.of()).toByteArray());
    }

    private byte[] script() {
        var script = new byte[SCRIPT_BYTES];
        random.nextBytes(script);
        script[0] = 0;
        script[1] = SCRIPT_BYTES - 2;
        return script;
    }
}
