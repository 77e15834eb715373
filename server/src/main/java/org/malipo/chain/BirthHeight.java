package org.malipo.chain;

import java.time.Duration;
import java.time.Instant;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.HeaderChain;

/** Which block a light client looks at first that has followed nothing yet. */
record BirthHeight(HeaderChain headers, WatchTable watch, int setting) {
    /** So far ahead of the true time a block may be dated. */
    private static final Duration DATED_AHEAD = Duration.ofHours(2);

    /**
     * The first headers take a while, in which addresses may have been given out already: it is the first block that may
     * have been mined since the first of these was watched, if the setting says nothing else.
     *
     * @return its height; -1 for the one after the tip
     */
    int of(Network network) {
        return setting >= 0
                ? setting
                : watch.since(network).map(this::firstAfter).orElse(-1);
    }

    private int firstAfter(Instant time) {
        var earliest = time.minus(DATED_AHEAD).getEpochSecond();
        var height = headers.height();
        while (height > 0 && headers.header(height).time >= earliest) {
            height--;
        }
        return height + 1;
    }
}
