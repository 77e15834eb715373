package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHash;
import fr.acinq.bitcoin.BlockHeader;
import java.math.BigInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Headers that leave the chain at some height, with the chain below as their ancestors. */
final class Branch implements Ancestors {
    private final PackedHeaders trunk;
    private final int fork;
    private final PackedHeaders own;

    Branch(PackedHeaders trunk, int fork) {
        this.trunk = trunk;
        this.fork = fork;
        this.own = new PackedHeaders(fork + 1);
    }

    Branch copy() {
        var copy = new Branch(trunk, fork);
        headers().forEach(copy::add);
        return copy;
    }

    void add(BlockHeader header) {
        own.append(BlockHeader.write(header));
    }

    /** {@return the height of the last block that it has in common with the chain} */
    int fork() {
        return fork;
    }

    /** {@return the height of its last block} */
    int tip() {
        return own.last();
    }

    BlockHash tipHash() {
        return own.hash(tip());
    }

    Stream<BlockHeader> headers() {
        return IntStream.rangeClosed(fork + 1, tip()).mapToObj(own::header);
    }

    /** {@return the work above the fork} */
    BigInteger work() {
        return own.workFrom(fork + 1);
    }

    boolean continues(Branch other) {
        return other.fork == fork
                && other.tip() <= tip()
                && own.hash(other.tip()).equals(other.tipHash());
    }

    @Override
    public long time(int height) {
        return height <= fork ? trunk.time(height) : own.time(height);
    }

    @Override
    public long bits(int height) {
        return height <= fork ? trunk.bits(height) : own.bits(height);
    }
}
