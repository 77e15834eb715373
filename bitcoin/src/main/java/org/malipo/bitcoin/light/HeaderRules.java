package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.BlockHeader;
import java.time.Clock;
import java.util.stream.IntStream;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.Misbehaviour.Kind;

/**
 * What a header must obey to follow its parent. On signet the signature of the network's challenge lies in the block, not
 * in its header, and is not checked: whoever does signet's little work can fool a light client there.
 */
record HeaderRules(Difficulty difficulty, Checkpoints checkpoints, Clock clock) {
    private static final int MEDIAN_OF = 11;
    private static final long MOST_AHEAD_SECONDS = 2 * 60 * 60;

    static HeaderRules of(Network network, Checkpoints checkpoints, Clock clock) {
        return new HeaderRules(Difficulty.of(network), checkpoints, clock);
    }

    /** @throws Misbehaviour if the header can't stand at this height, on these ancestors */
    void check(Ancestors chain, int height, BlockHeader header) throws Misbehaviour {
        var required = difficulty.required(chain, height, header.time);
        if (header.bits != required) {
            throw invalid(
                    height,
                    "claims the difficulty " + Long.toHexString(header.bits) + ", not " + Long.toHexString(required));
        }
        if (!Target.isMetBy(header.hash, header.bits)) {
            throw invalid(height, "has no proof of work");
        }
        if (header.time <= medianTime(chain, height)) {
            throw invalid(height, "is dated before the median of the blocks below it");
        }
        if (header.time < difficulty.earliest(chain, height)) {
            throw invalid(height, "begins a period earlier than BIP 94 lets it");
        }
        if (!checkpoints.allows(height, header.hash)) {
            throw invalid(height, "is not the one that everybody has had there for long");
        }
        if (header.time > clock.instant().getEpochSecond() + MOST_AHEAD_SECONDS) {
            throw new Misbehaviour(
                    Kind.FROM_THE_FUTURE, "Header " + height + " is dated more than two hours ahead of our clock.");
        }
    }

    private static long medianTime(Ancestors chain, int height) {
        var times = IntStream.range(Math.max(0, height - MEDIAN_OF), height)
                .mapToLong(chain::time)
                .sorted()
                .toArray();
        return times[times.length / 2];
    }

    private static Misbehaviour invalid(int height, String what) {
        return new Misbehaviour(Kind.INVALID_HEADER, "Header " + height + " " + what + ".");
    }
}
