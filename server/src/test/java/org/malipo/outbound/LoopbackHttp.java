package org.malipo.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.mock.env.MockEnvironment;

/** What calls other servers, as it is where regtest is the one network: it reaches servers on this machine. */
public final class LoopbackHttp implements AutoCloseable {
    private final OutboundUrls urls = new OutboundUrls(
            new OutboundSettings(List.of()),
            new MockEnvironment().withProperty("malipo.network.regtest.enabled", "true"));
    private final OutboundHttp client = new OutboundHttp(urls);

    public OutboundHttp client() {
        return client;
    }

    public OutboundSockets sockets() {
        return new OutboundSockets(urls);
    }

    @Override
    public void close() {
        try {
            client.destroy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
