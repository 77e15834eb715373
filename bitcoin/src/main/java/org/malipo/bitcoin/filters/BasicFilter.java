package org.malipo.bitcoin.filters;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.malipo.bitcoin.p2p.ProtocolException;
import org.malipo.bitcoin.p2p.WireReader;
import org.malipo.bitcoin.p2p.WireWriter;

/**
 * The basic filter of one block (BIP 158): tells of a script either that the block surely neither pays it nor spends from
 * it, or that it may, which is wrong about one script in 784,931.
 */
public final class BasicFilter {
    /** Its type on the wire (BIP 157). */
    public static final int TYPE = 0;

    /** The parameter M of BIP 158: one script in so many matches by chance. */
    private static final int ONE_IN = 784_931;

    private static final int KEY_BYTES = 16;
    private static final byte OP_RETURN = 0x6a;

    private final SipHash key;
    private final int count;

    /** The count as a compact size, then the codes of the scripts' places. */
    private final byte[] bytes;

    private final int codesFrom;

    private BasicFilter(SipHash key, int count, byte[] bytes, int codesFrom) {
        this.key = key;
        this.count = count;
        this.bytes = bytes;
        this.codesFrom = codesFrom;
    }

    /**
     * Makes the filter of a block: of the scripts of its outputs that can be spent, and of the outputs that it spends.
     *
     * @param spent the scripts of the outputs that the block's inputs spend
     */
    public static BasicFilter of(Block block, Collection<ByteVector> spent) {
        var scripts = scripts(block, spent);
        var key = key(block.hash);
        var places = scripts.stream()
                .mapToLong(script -> place(key, script.toByteArray(), scripts.size()))
                .sorted()
                .toArray();
        var codes = GolombCoded.write(places);
        var bytes = new WireWriter().compactSize(places.length).bytes(codes).toByteArray();
        return new BasicFilter(key, places.length, bytes, bytes.length - codes.length);
    }

    private static Set<ByteVector> scripts(Block block, Collection<ByteVector> spent) {
        var scripts = new HashSet<ByteVector>();
        var paid = block.tx.stream()
                .flatMap(tx -> tx.txOut.stream())
                .map(output -> output.publicKeyScript)
                .filter(script -> script.isEmpty() || script.get(0) != OP_RETURN);
        Stream.concat(paid, spent.stream()).filter(script -> !script.isEmpty()).forEach(scripts::add);
        return scripts;
    }

    /**
     * Takes a filter as a peer sent it. Whether it is the block's shows its {@link #hash}.
     *
     * @throws ProtocolException if it names more scripts than it has room for
     */
    public static BasicFilter read(BlockHash block, byte[] bytes) throws ProtocolException {
        var in = new WireReader(bytes);
        var count = in.compactSize();
        if (count < 0 || count > GolombCoded.mostIn(in.remaining())) {
            throw new ProtocolException(
                    "A block filter is too short for " + Long.toUnsignedString(count) + " scripts.");
        }
        return new BasicFilter(key(block), (int) count, bytes.clone(), bytes.length - in.remaining());
    }

    /** {@return the filter as it goes over the wire} */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /** {@return its double SHA-256, a link in the chain of filter headers} */
    public ByteVector32 hash() {
        return new ByteVector32(Crypto.hash256(bytes));
    }

    /**
     * {@return whether the block may pay or spend from one of these scripts}
     *
     * @throws ProtocolException if the filter ends too early
     */
    public boolean mayConcern(Iterable<byte[]> scripts) throws ProtocolException {
        var places = new Places(GolombCoded.read(bytes, codesFrom, count));
        for (var script : scripts) {
            if (places.contains(place(key, script, count))) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return how many of these scripts the block surely neither pays nor spends from, if the filter is true}
     *
     * @throws ProtocolException if the filter ends too early
     */
    public int missing(Iterable<byte[]> scripts) throws ProtocolException {
        var places = new Places(GolombCoded.read(bytes, codesFrom, count));
        var missing = 0;
        for (var script : scripts) {
            if (!places.contains(place(key, script, count))) {
                missing++;
            }
        }
        return missing;
    }

    /** {@return how many scripts it claims to hold} */
    public int count() {
        return count;
    }

    /** A script's place among {@code count * ONE_IN}: its hash scaled down to that range. */
    private static long place(SipHash key, byte[] script, int count) {
        return Math.unsignedMultiplyHigh(key.hash(script), (long) count * ONE_IN);
    }

    private static SipHash key(BlockHash block) {
        return SipHash.keyedBy(Arrays.copyOf(block.value.toByteArray(), KEY_BYTES));
    }

    @Override
    public String toString() {
        return "filter of " + count + " scripts";
    }
}
