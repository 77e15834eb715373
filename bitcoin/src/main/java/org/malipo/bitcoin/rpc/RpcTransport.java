package org.malipo.bitcoin.rpc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Carries calls to a node. */
public interface RpcTransport extends AutoCloseable {
    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    record Answer(int status, byte[] body) {}

    /**
     * Posts once, to this address and no other.
     *
     * @throws IOException if there is no answer in time, or it is too long
     */
    Answer post(URI uri, Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException;

    @Override
    void close();
}
