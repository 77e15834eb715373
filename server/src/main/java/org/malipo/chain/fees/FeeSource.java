package org.malipo.chain.fees;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.FeeEstimate.Source;

/**
 * A source of fee rates.
 *
 * @param place its address, for people; null where it needs none
 * @param pause from one question to the next
 */
public record FeeSource(Source id, @Nullable String place, Duration pause, Question<FeeCurve> question) {}
