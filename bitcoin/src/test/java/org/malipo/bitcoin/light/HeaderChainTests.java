package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.Block;
import fr.acinq.bitcoin.BlockHeader;
import fr.acinq.bitcoin.ByteVector32;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.Misbehaviour.Kind;

/** The chain of headers on regtest, where a header costs two hashes. */
class HeaderChainTests {
    private static final BlockHeader GENESIS = Block.RegtestGenesisBlock.header;
    private static final long NOW = GENESIS.time + 10_000_000;

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private final MemoryStore store = new MemoryStore(HeaderChain.RECORD_BYTES);
    private final HeaderChain chain = HeaderChain.open(Network.REGTEST, store, clock);
    private long nonces;

    private static BlockHeader solved(BlockHeader header) {
        var solved = header;
        while (!Target.isMetBy(solved.hash, solved.bits)) {
            solved = solved.setNonce(solved.nonce + 1);
        }
        return solved;
    }

    private BlockHeader unsolved(BlockHeader parent, long time) {
        return new BlockHeader(0x2000_0000L, parent.hash, ByteVector32.Zeroes, time, 0x207f_ffffL, nonces += 1_000);
    }

    private List<BlockHeader> on(BlockHeader parent, int count) {
        var headers = new ArrayList<BlockHeader>();
        var last = parent;
        for (var i = 0; i < count; i++) {
            last = solved(unsolved(last, last.time + 1));
            headers.add(last);
        }
        return headers;
    }

    @Test
    void growsAndIsThereAgainAfterARestart() throws Exception {
        var headers = on(GENESIS, 5_000);

        var result = chain.connect(headers);

        assertThat(result).isEqualTo(new HeaderResult.Extended(0, 5_000));
        var again = HeaderChain.open(Network.REGTEST, store, clock);
        assertThat(again.height()).isEqualTo(5_000);
        assertThat(again.hash(5_000)).isEqualTo(headers.getLast().hash);
        assertThat(again.heightOf(headers.get(1_233).hash)).hasValue(1_234);
        assertThat(again.header(1_234)).isEqualTo(headers.get(1_233));
        assertThat(again.work().longValueExact()).isEqualTo(2 * 5_001);
        assertThat(again.connect(headers)).isEqualTo(new HeaderResult.Known());
    }

    @Test
    void keepsAWeakerBranchAndGoesOverToItOnceItHasMoreWork() throws Exception {
        var ours = on(GENESIS, 3_000);
        chain.connect(ours);
        var left = new ArrayList<Integer>();
        chain.beforeLeaving(left::add);
        var theirs = on(ours.get(9), 3_000);

        var weaker = chain.connect(theirs.subList(0, 2_000));
        var stronger = chain.connect(theirs.subList(2_000, 3_000));

        assertThat(weaker).isEqualTo(new HeaderResult.Weaker(theirs.get(1_999).hash));
        assertThat(stronger).isEqualTo(new HeaderResult.Extended(10, 3_010));
        assertThat(left).containsExactly(10);
        assertThat(chain.heightOf(ours.get(10).hash)).isEmpty();
        assertThat(chain.heightOf(theirs.getFirst().hash)).hasValue(11);
        assertThat(HeaderChain.open(Network.REGTEST, store, clock).hash(3_010)).isEqualTo(theirs.getLast().hash);
    }

    @Test
    void staysWhereItIsWhenABranchHasNoMoreWork() throws Exception {
        var ours = on(GENESIS, 10);
        chain.connect(ours);

        chain.connect(on(GENESIS, 10));

        assertThat(chain.hash(10)).isEqualTo(ours.getLast().hash);
    }

    @Test
    void doesNotKnowHeadersWithoutTheirParent() throws Exception {
        var headers = on(GENESIS, 10);

        assertThat(chain.connect(headers.subList(5, 10))).isEqualTo(new HeaderResult.Unconnected());
    }

    @Test
    void refusesWhatBreaksARuleAndStaysAsItWas() throws Exception {
        var good = on(GENESIS, 20);
        chain.connect(good);
        var tip = good.getLast();
        var unsolved = unsolved(tip, tip.time + 1);
        while (Target.isMetBy(unsolved.hash, unsolved.bits)) {
            unsolved = unsolved.setNonce(unsolved.nonce + 1);
        }

        refused(List.of(unsolved), Kind.INVALID_HEADER, "no proof of work");
        refused(List.of(tip.setBits(0x1d00_ffffL).setHashPreviousBlock(tip.hash)), Kind.INVALID_HEADER, "difficulty");
        refused(List.of(solved(unsolved(tip, good.get(14).time))), Kind.INVALID_HEADER, "median");
        refused(List.of(solved(unsolved(tip, NOW + 7_201))), Kind.FROM_THE_FUTURE, "two hours");
        var two = on(tip, 3);
        refused(List.of(two.get(0), two.get(2)), Kind.NO_CHAIN, "do not follow");
        refused(List.of(two.get(0), unsolved(two.get(0), 1)), Kind.INVALID_HEADER, "22");
        assertThat(chain.height()).isEqualTo(20);
        assertThat(chain.connect(List.of(solved(unsolved(tip, NOW + 7_200)))))
                .isEqualTo(new HeaderResult.Extended(20, 21));
    }

    private void refused(List<BlockHeader> headers, Kind kind, String reason) {
        assertThatThrownBy(() -> chain.connect(headers))
                .isInstanceOfSatisfying(
                        Misbehaviour.class, it -> assertThat(it.kind()).isEqualTo(kind))
                .hasMessageContaining(reason);
    }

    @Test
    void aCheckpointMustBePassedAndLetsNothingBranchBelow() throws Exception {
        var headers = on(GENESIS, 20);
        var checkpoints = Checkpoints.of(Map.of(10, headers.get(9).blockId.toString()));
        var guarded = HeaderChain.open(Network.REGTEST, checkpoints, new MemoryStore(80), clock);

        assertThatThrownBy(() -> guarded.connect(on(GENESIS, 10))).hasMessageContaining("everybody");
        assertThat(guarded.isPastCheckpoints()).isFalse();
        guarded.connect(headers);

        assertThat(guarded.isPastCheckpoints()).isTrue();
        assertThatThrownBy(() -> guarded.connect(on(headers.get(5), 1))).hasMessageContaining("below a checkpoint");
    }

    @Test
    void keepsOnlyAFewWeakBranches() throws Exception {
        var ours = on(GENESIS, 50);
        chain.connect(ours);
        var oldest = on(ours.get(0), 1);
        chain.connect(oldest);
        for (var i = 1; i <= 8; i++) {
            chain.connect(on(ours.get(i), 1));
        }

        assertThat(chain.connect(on(oldest.getFirst(), 1))).isEqualTo(new HeaderResult.Unconnected());
    }

    @Test
    void aFileDropsAHalfWrittenRecordAndAChainWhatDoesNotFollow(@TempDir Path folder) throws Exception {
        var path = folder.resolve("headers");
        var headers = on(GENESIS, 10);
        try (var file = new FileStore(path, HeaderChain.RECORD_BYTES)) {
            HeaderChain.open(Network.REGTEST, file, clock).connect(headers);
            file.append(BlockHeader.write(headers.get(2)));
        }
        Files.write(path, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);

        try (var file = new FileStore(path, HeaderChain.RECORD_BYTES)) {
            assertThat(file.count()).isEqualTo(12);
            var again = HeaderChain.open(Network.REGTEST, file, clock);
            assertThat(again.height()).isEqualTo(10);
            assertThat(file.count()).isEqualTo(11);
            again.connect(on(headers.getLast(), 1));
            assertThat(file.read(10, 1)).isEqualTo(BlockHeader.write(headers.getLast()));
        }
    }
}
