package org.malipo.operations.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.malipo.bitcoin.rpc.RpcTransport;
import org.malipo.outbound.OutboundFailure;
import org.malipo.outbound.OutboundHttp;

/** Carries calls to nodes whose addresses people typed, no further than such addresses may reach. */
public record GuardedTransport(OutboundHttp http) implements RpcTransport {
    /** Enough for what 125 peers have to tell of themselves. */
    private static final int MOST = 1 << 20;

    /** The guard refused, or there was no answer. */
    static final class Failure extends IOException {
        private final OutboundFailure failure;

        private Failure(OutboundFailure failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }

        OutboundFailure failure() {
            return failure;
        }
    }

    @Override
    public Answer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout) throws IOException {
        try {
            var answer = http.postHere(uri, headers, body, timeout, MOST);
            return new Answer(answer.status(), answer.start());
        } catch (OutboundFailure e) {
            throw new Failure(e);
        }
    }

    /** Others use the same connections. */
    @Override
    public void close() {}
}
