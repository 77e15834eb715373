package org.malipo.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a user's server said.
 *
 * @param headers "Name: value" a line
 * @param start the first bytes of the body, at most {@link #KEPT} unless the caller wanted more
 * @param connect until the connection stood; next to nothing where one stood already
 * @param total until the answer was read, redirects and all
 */
@SuppressWarnings("ArrayRecordComponent") // written down once and never compared
public record OutboundAnswer(
        int status, String headers, byte[] start, @Nullable Duration connect, Duration total) {
    public static final int KEPT = 1_024;
}
