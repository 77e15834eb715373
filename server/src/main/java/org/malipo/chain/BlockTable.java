package org.malipo.chain;

import static java.time.ZoneOffset.UTC;

import fr.acinq.bitcoin.BlockHash;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.p2p.BlockLocator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chain of each network, as far as it is followed. */
@Component
class BlockTable {
    private final JdbcClient jdbc;

    /** The last block whose payments are known, and until when all unconfirmed ones are. */
    record Tip(int height, BlockHash hash, @Nullable Instant caughtUpThrough) {}

    BlockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Tip> tip(Network network) {
        return jdbc.sql("""
                select tip_height, tip_hash, caught_up_through
                from chain_network
                where network = :network
                """)
                .param("network", network.id())
                .query((row, _) -> new Tip(
                        row.getInt(1), Hashes.block(row.getBytes(2)), instant(row.getObject(3, OffsetDateTime.class))))
                .optional();
    }

    /** Begins to follow the network after the highest of these blocks. */
    void begin(Network network, Map<Integer, BlockHash> blocks) {
        jdbc.sql("""
                insert into chain_block (network, height, hash)
                select :network, height, hash
                from unnest(cast(:heights as integer[]), cast(:hashes as bytea[])) as b (height, hash)
                """)
                .param("network", network.id())
                .param("heights", SqlArray.integers(blocks.keySet(), Integer::intValue))
                .param("hashes", SqlArray.bytes(blocks.values(), Hashes::bytes))
                .update();
        jdbc.sql("""
                insert into chain_network (network, tip_height, tip_hash)
                select network, height, hash
                from chain_block
                where network = :network
                order by height desc
                limit 1
                """).param("network", network.id()).update();
    }

    /**
     * Puts a block on the tip.
     *
     * @throws IllegalStateException if the tip is not its parent
     */
    void connect(Network network, int height, BlockHash hash, BlockHash previous) {
        var updated = jdbc.sql("""
                with moved as (
                    update chain_network
                    set tip_height = :height, tip_hash = cast(:hash as bytea)
                    where network = :network and tip_hash = cast(:previous as bytea) and tip_height = :height - 1
                    returning network
                )
                insert into chain_block (network, height, hash)
                select network, :height, cast(:hash as bytea)
                from moved
                """)
                .param("network", network.id())
                .param("height", height)
                .param("hash", Hashes.bytes(hash))
                .param("previous", Hashes.bytes(previous))
                .update();
        if (updated != 1) {
            throw new IllegalStateException("Block " + Hashes.hex(hash) + " is not the next one of " + network.id());
        }
    }

    /** Takes off all blocks above the height, which must be one that is followed. */
    void disconnect(Network network, int height) {
        jdbc.sql("""
                delete from chain_block
                where network = :network and height > :height
                """).param("network", network.id()).param("height", height).update();
        jdbc.sql("""
                update chain_network n
                set tip_height = b.height, tip_hash = b.hash
                from chain_block b
                where n.network = :network and b.network = n.network and b.height = :height
                """).param("network", network.id()).param("height", height).update();
    }

    Optional<BlockHash> at(Network network, int height) {
        return jdbc.sql("""
                select hash
                from chain_block
                where network = :network and height = :height
                """)
                .param("network", network.id())
                .param("height", height)
                .query(byte[].class)
                .optional()
                .map(Hashes::block);
    }

    /** {@return the highest block that is followed at or below this height} */
    Optional<Tip> atOrBelow(Network network, int height) {
        return jdbc.sql("""
                select height, hash
                from chain_block
                where network = :network and height <= :height
                order by height desc
                limit 1
                """)
                .param("network", network.id())
                .param("height", height)
                .query((row, _) -> new Tip(row.getInt(1), Hashes.block(row.getBytes(2)), null))
                .optional();
    }

    /** {@return the lowest block that is followed at or above this height} */
    Optional<Tip> atOrAbove(Network network, int height) {
        return jdbc.sql("""
                select height, hash
                from chain_block
                where network = :network and height >= :height
                order by height
                limit 1
                """)
                .param("network", network.id())
                .param("height", height)
                .query((row, _) -> new Tip(row.getInt(1), Hashes.block(row.getBytes(2)), null))
                .optional();
    }

    /** {@return hashes that name the chain, highest first} */
    List<BlockHash> locator(Network network, int tipHeight) {
        return locatorBlocks(network, tipHeight).stream().map(Tip::hash).toList();
    }

    /** {@return blocks that name the chain, highest first} */
    List<Tip> locatorBlocks(Network network, int tipHeight) {
        Collection<Integer> heights = BlockLocator.heights(tipHeight).boxed().toList();
        return jdbc.sql("""
                select height, hash
                from chain_block
                where network = :network and height = any(cast(:heights as integer[]))
                order by height desc
                """)
                .param("network", network.id())
                .param("heights", SqlArray.integers(heights, Integer::intValue))
                .query((row, _) -> new Tip(row.getInt(1), Hashes.block(row.getBytes(2)), null))
                .list();
    }

    /** The current transaction need not wait for the disk. */
    void commitLazily() {
        jdbc.sql("select set_config('synchronous_commit', 'off', true)")
                .query(String.class)
                .single();
    }

    /** Moves the time forward up to which everything is known; never back. */
    void caughtUp(Network network, Instant through) {
        jdbc.sql("""
                update chain_network
                set caught_up_through = :through
                where network = :network and (caught_up_through is null or caught_up_through < :through)
                """)
                .param("network", network.id())
                .param("through", through.atOffset(UTC))
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
