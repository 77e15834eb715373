package org.malipo.bitcoin.light;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a light client is.
 *
 * @param headers the height of the chain of headers
 * @param filterHeaders to which height the filters are settled, or -1
 * @param delivered the last block handed to the follower, or -1
 * @param peers who is connected
 * @param agreed how many peers gave the same filter headers the last time; none if a single one contradicts those held
 * @param leftAlone the addresses that are left alone, with the reason of each
 * @param heardThrough all that peers announced up to this time has been handed over; null while the tip is not reached
 */
public record LightStatus(
        int headers,
        int filterHeaders,
        int delivered,
        List<PeerAddress> peers,
        int agreed,
        Map<PeerAddress, String> leftAlone,
        @Nullable Instant heardThrough) {
    /** {@return whether the follower has all that the peers have} */
    public boolean isAtTip() {
        return !peers.isEmpty() && agreed > 0 && delivered == headers && filterHeaders == headers;
    }

    /** {@return whether no second peer confirms the filters, so that one alone could hide a payment} */
    public boolean isUnconfirmed() {
        return agreed < 2;
    }
}
