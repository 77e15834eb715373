package org.malipo.bitcoin.light;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.bitcoin.BlockHeader;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.malipo.bitcoin.Network;

/** The difficulty that each network asks for. */
class DifficultyTests {
    /** Blocks at the heights that matter; the others are like the one below them, ten minutes apart. */
    private static final class Chain implements Ancestors {
        private final TreeMap<Integer, long[]> blocks = new TreeMap<>();

        Chain block(int height, long time, long bits) {
            blocks.put(height, new long[] {time, bits});
            return this;
        }

        @Override
        public long time(int height) {
            var below = blocks.floorEntry(height);
            return below.getValue()[0] + 600L * (height - below.getKey());
        }

        @Override
        public long bits(int height) {
            return blocks.floorEntry(height).getValue()[1];
        }
    }

    /** The first and last block of a period on mainnet, and the bits of the next. From Bitcoin Core's pow_tests.cpp. */
    @ParameterizedTest
    @CsvSource({
        "32256, 1261130161, 1262152739, 1d00ffff, 1d00d86a",
        "2016, 1231006505, 1233061996, 1d00ffff, 1d00ffff",
        "68544, 1279008237, 1279297671, 1c05a3f4, 1c0168fd",
        "46368, 1263163443, 1269211443, 1c387f6f, 1d00e1fd"
    })
    void followsTheTimeThatAPeriodTook(int height, long first, long last, String bits, String next) {
        var old = Long.parseLong(bits, 16);
        var chain = new Chain().block(height - 2_016, first, old).block(height - 1, last, old);

        var required = Difficulty.of(Network.MAINNET).required(chain, height, last + 600);

        assertThat(required).isEqualTo(Long.parseLong(next, 16));
    }

    /** Headers of mainnet: the first and last of a period, and the first of the next. */
    @ParameterizedTest
    @CsvFileSource(resources = "/vectors/mainnet-retargets.csv")
    void asksWhatMainnetAsked(int height, String first, String last, String next) throws Exception {
        var begin = BlockHeader.read(first);
        var end = BlockHeader.read(last);
        var successor = BlockHeader.read(next);
        var chain = new Chain().block(height, begin.time, begin.bits).block(height + 2_015, end.time, end.bits);
        for (var below = 1; below <= 11; below++) {
            chain.block(height + 2_015 - below, end.time - 600L * below, end.bits);
        }
        var rules = HeaderRules.of(Network.MAINNET, Checkpoints.of(Map.of()), Clock.systemUTC());

        rules.check(chain, height + 2_016, successor);

        assertThat(successor.hashPreviousBlock).isEqualTo(end.hash);
        assertThat(successor.bits).isNotEqualTo(end.bits);
    }

    /** Computed by the rule of BIP 94. */
    @Test
    void testnetForgivesALateBlockAndRetargetsFromTheFirstOfThePeriod() {
        var difficulty = Difficulty.of(Network.TESTNET4);
        var chain = new Chain().block(0, 1_000_000, 0x1d00ffffL).block(2_016, 2_209_600, 0x1c0ffff0L);
        chain.block(2_030, 2_300_000, 0x1d00ffffL).block(4_031, 2_209_600 + 1_209_600, 0x1d00ffffL);

        assertThat(difficulty.required(chain, 2_031, 2_300_000 + 1_201)).isEqualTo(0x1d00ffffL);
        assertThat(difficulty.required(chain, 2_031, 2_300_000 + 1_200)).isEqualTo(0x1c0ffff0L);
        assertThat(difficulty.required(chain, 4_032, 9_999_999)).isEqualTo(0x1c0ffff0L);
        assertThat(difficulty.earliest(chain, 4_032)).isEqualTo(2_209_600 + 1_209_600 - 600);
    }

    @Test
    void signetHasALimitOfItsOwnAndRegtestNeverChanges() {
        var slow = new Chain().block(0, 0, 0x1e0377aeL).block(2_015, 9_999_999, 0x1e0377aeL);

        assertThat(Difficulty.of(Network.SIGNET).required(slow, 2_016, 1)).isEqualTo(0x1e0377aeL);
        assertThat(Difficulty.of(Network.REGTEST).required(slow, 2_016, 1)).isEqualTo(0x207fffffL);
    }

    @ParameterizedTest
    @CsvSource({"1d00ffff", "1c0ffff0", "1e0377ae", "207fffff", "1b0404cb", "170cdf6f", "03123456", "04123456"})
    void bitsSurviveTheWayToATargetAndBack(String bits) {
        var compact = Long.parseLong(bits, 16);

        assertThat(Target.bits(Target.of(compact))).isEqualTo(compact);
    }

    @ParameterizedTest
    @CsvSource({"1d80ffff", "ff00ffff", "00000000"})
    void bitsThatNameNoTargetAreMetByNothing(String bits) {
        assertThat(Target.of(Long.parseLong(bits, 16)).signum()).isZero();
    }
}
