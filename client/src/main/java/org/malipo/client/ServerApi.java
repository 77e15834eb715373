package org.malipo.client;

/** Health and information about the server. */
public final class ServerApi {
    private final Transport transport;

    ServerApi(Transport transport) {
        this.transport = transport;
    }

    /** Needs no credentials. */
    public Health health() {
        return transport.get(Route.to("health"), Health.class);
    }

    public ServerInfo info() {
        return transport.get(Route.to("server", "info"), ServerInfo.class);
    }
}
