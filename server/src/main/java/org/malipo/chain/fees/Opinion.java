package org.malipo.chain.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.chain.FeeFault;
import org.malipo.chain.FeeFault.Kind;
import org.malipo.chain.fees.Remembered.Dated;

/**
 * What a source said last, and whether it can be believed: not when it is old, and not when it is far from what most of the
 * others say. Of two that are far apart the higher one is not believed, since paying too little can be mended.
 *
 * @param trouble why the last question brought nothing; null if it did
 */
record Opinion(
        FeeSource source,
        @Nullable Dated<FeeCurve> answer,
        @Nullable FeeFault trouble) {
    static final Duration OLDEST = Duration.ofMinutes(25);

    private static final BigDecimal FAR = BigDecimal.valueOf(50);

    /** The wait at which sources are compared, in blocks. */
    private static final int COMPARED_AT = 6;

    /** {@return whether the source has been asked at all, and has answered or failed} */
    boolean wasAsked() {
        return trouble == null || trouble.kind() != Kind.NOT_ASKED;
    }

    boolean isFresh(Instant now) {
        return answer != null && !now.isAfter(answer.at().plus(OLDEST));
    }

    /** {@return why it must not be used; empty if it may} */
    Optional<FeeFault> doubt(List<Opinion> all, Instant now) {
        if (answer == null) {
            return Optional.of(trouble == null ? new FeeFault(Kind.NOT_ASKED) : trouble);
        }
        if (!isFresh(now)) {
            return Optional.of(new FeeFault(Kind.TOO_OLD, answer.minutes(now)));
        }
        var mine = compared(answer);
        var others = all.stream()
                .filter(other -> !other.source.equals(source) && other.isFresh(now) && other.answer() != null)
                .map(other -> compared(other.answer()))
                .sorted()
                .toList();
        return farAbove(mine, others).or(() -> farBelow(mine, others));
    }

    private static Optional<FeeFault> farAbove(SatPerVbyte mine, List<SatPerVbyte> others) {
        var below = others.stream().filter(other -> isFar(mine, other)).toList();
        return isMost(below, others)
                ? Optional.of(new FeeFault(Kind.FAR_ABOVE, times(mine, below.getLast())))
                : Optional.empty();
    }

    private static Optional<FeeFault> farBelow(SatPerVbyte mine, List<SatPerVbyte> others) {
        var above = others.stream().filter(other -> isFar(other, mine)).toList();
        return above.size() > 1 && isMost(above, others)
                ? Optional.of(new FeeFault(Kind.FAR_BELOW, times(above.getFirst(), mine)))
                : Optional.empty();
    }

    private static boolean isMost(List<SatPerVbyte> some, List<SatPerVbyte> all) {
        return some.size() * 2 > all.size();
    }

    private static boolean isFar(SatPerVbyte above, SatPerVbyte below) {
        return above.value().compareTo(below.value().multiply(FAR)) > 0;
    }

    private static long times(SatPerVbyte above, SatPerVbyte below) {
        return above.value().divide(below.value(), 0, RoundingMode.DOWN).longValue();
    }

    private static SatPerVbyte compared(Dated<FeeCurve> answer) {
        return answer.value().at(COMPARED_AT);
    }
}
