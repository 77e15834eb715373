package org.malipo.client;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API keys of the calling user, and those of others for whoever manages people. */
public final class ApiKeysApi {
    private final Transport transport;

    ApiKeysApi(Transport transport) {
        this.transport = transport;
    }

    /** @param permissions for example {@code btcpay.store.cancreateinvoice:<store id>} */
    public ApiKey create(String label, List<String> permissions) {
        return create(Route.to("api-keys"), label, permissions, null);
    }

    /** @param expiresAt from when on the key is worth nothing */
    public ApiKey create(String label, List<String> permissions, Instant expiresAt) {
        return create(Route.to("api-keys"), label, permissions, expiresAt);
    }

    /** {@return the address of the page on which a person gives a program a key} */
    public URI consentPage(Consent consent) {
        return consent.on(transport.settings().server());
    }

    /** {@return the key that is used for this call} */
    public ApiKey current() {
        return transport.get(Route.to("api-keys", "current"), ApiKey.class);
    }

    public void revoke(String key) {
        transport.call("DELETE", Route.to("api-keys", key), null);
    }

    /** Revokes the key that is used for this call. */
    public void revokeCurrent() {
        transport.call("DELETE", Route.to("api-keys", "current"), null);
    }

    /** Makes a key that acts for somebody else. */
    public ApiKey createFor(String idOrEmail, String label, List<String> permissions) {
        return create(Route.to("users", idOrEmail, "api-keys"), label, permissions, null);
    }

    public void revokeFor(String idOrEmail, String key) {
        transport.call("DELETE", Route.to("users", idOrEmail, "api-keys", key), null);
    }

    private ApiKey create(Route route, String label, List<String> permissions, @Nullable Instant expiresAt) {
        return transport.post(route, new NewKey(label, permissions, expiresAt), ApiKey.class);
    }

    private record NewKey(
            String label,
            List<String> permissions,
            @Nullable Instant expiresAt) {}
}
