package org.malipo.ln.lnd;

import static java.util.Locale.ROOT;

import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.ln.http.Fields;
import org.malipo.ln.node.NodeException;
import org.malipo.ln.node.NodeException.Denied;
import org.malipo.ln.node.NodeException.Refused;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;

/**
 * An error as LND tells it.
 *
 * @param httpStatus 200 where it came within a stream
 * @param code of gRPC, or of the Lightning message that the peer sent; empty if whoever answers isn't LND
 */
record LndError(int httpStatus, Optional<Long> code, String message) {
    private static final int LONGEST = 300;
    private static final long CANCELLED = 1;
    private static final long DEADLINE_EXCEEDED = 4;
    private static final long NOT_FOUND = 5;
    private static final long PERMISSION_DENIED = 7;
    private static final long INTERNAL = 13;
    private static final long UNAVAILABLE = 14;
    private static final long UNAUTHENTICATED = 16;

    static LndError read(int httpStatus, Optional<Fields> answer) {
        var body = answer.map(fields -> fields.object().path("error").isObject() ? fields.object("error") : fields);
        return new LndError(
                httpStatus,
                body.flatMap(fields -> fields.number("code").or(() -> fields.number("grpc_code"))),
                body.flatMap(fields -> fields.text("message")).orElse(""));
    }

    boolean says(String... parts) {
        var text = message.toLowerCase(ROOT);
        return Stream.of(parts).anyMatch(text::contains);
    }

    boolean hasCode(long wanted) {
        return code.filter(found -> found == wanted).isPresent();
    }

    boolean isNotFound() {
        return hasCode(NOT_FOUND);
    }

    /** The macaroon is right and does not allow this. */
    boolean isLackOfRight() {
        return hasCode(PERMISSION_DENIED) || says("permission denied");
    }

    /** Whether LND did nothing because it does not know us. */
    boolean isDenied() {
        return isLackOfRight()
                || hasCode(UNAUTHENTICATED)
                || httpStatus == 401
                || says("macaroon", "verification failed", "root key with id");
    }

    /** Whether LND did nothing because it has only just been started. */
    boolean isTooEarly() {
        return says(
                "wallet locked",
                "wallet not created",
                "waiting to start",
                "rpc server is in the process of starting",
                "server is still in the process of starting");
    }

    boolean isSyncing() {
        return says("still syncing");
    }

    /** Whether it stays open what LND did: it did not get to the end of it, or was not what answered. */
    boolean isUnclear() {
        return code.isEmpty()
                || hasCode(CANCELLED)
                || hasCode(DEADLINE_EXCEEDED)
                || hasCode(INTERNAL)
                || hasCode(UNAVAILABLE);
    }

    NodeException exception() {
        if (isDenied()) {
            return new Denied("The node does not accept our macaroon: " + words());
        }
        if (isTooEarly()) {
            return new Unavailable(Reason.AWAY, "The node is not ready yet: " + words(), null);
        }
        if (code.isEmpty()) {
            return new Unavailable(
                    httpStatus >= 502 && httpStatus <= 504 ? Reason.BROKEN : Reason.NO_NODE,
                    "What answers is not LND: HTTP status " + httpStatus + ".",
                    null);
        }
        if (hasCode(DEADLINE_EXCEEDED)) {
            return new Unavailable(Reason.SLOW, "The node does not answer in time.", null);
        }
        if (hasCode(CANCELLED) || hasCode(UNAVAILABLE)) {
            return new Unavailable(Reason.BROKEN, "The node gave up: " + words(), null);
        }
        return new Refused(words());
    }

    /** {@return what LND says, fit for one line} */
    String words() {
        var line = message.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "it gives no reason.";
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
