package org.malipo.ln.lnd;

import java.time.Duration;

/**
 * How long is waited for LND.
 *
 * @param retry between tries, while it is not ready
 * @param toBegin until what was sent has surely arrived
 * @param grace after the end of its own attempts; then an HTLC hangs somewhere
 */
record Pace(Duration retry, Duration toBegin, Duration grace) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10));
}
