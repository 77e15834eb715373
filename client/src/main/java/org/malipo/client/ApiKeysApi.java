package org.malipo.client;

import java.util.List;

/** The API keys of the calling user. */
public final class ApiKeysApi {
    private final Transport transport;

    ApiKeysApi(Transport transport) {
        this.transport = transport;
    }

    /** @param permissions for example {@code btcpay.store.cancreateinvoice:<store id>} */
    public ApiKey create(String label, List<String> permissions) {
        return transport.post(Route.to("api-keys"), new NewKey(label, permissions), ApiKey.class);
    }

    /** {@return the key that is used for this call} */
    public ApiKey current() {
        return transport.get(Route.to("api-keys", "current"), ApiKey.class);
    }

    public void revoke(String key) {
        transport.call("DELETE", Route.to("api-keys", key), null);
    }

    private record NewKey(String label, List<String> permissions) {}
}
