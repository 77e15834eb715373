package org.malipo.client;

import java.net.URI;

/**
 * What a program asks a person for, on the server's own page: a key with certain rights. The person's browser sends the key to
 * the redirect address as a form, with the fields {@code apiKey}, {@code userId} and {@code permissions[]}.
 */
public final class Consent {
    private static final Route PAGE = new Route("api-keys/authorize", "");

    private final Parameters parameters;

    private Consent(Parameters parameters) {
        this.parameters = parameters;
    }

    /** @param permissions for example {@code btcpay.store.cancreateinvoice}; none to learn only who the person is */
    public static Consent to(String... permissions) {
        var parameters = Parameters.NONE;
        for (var permission : permissions) {
            parameters = parameters.add("permissions", permission);
        }
        return new Consent(parameters);
    }

    /** @param name shown to the person */
    public Consent applicationName(String name) {
        return new Consent(parameters.set("applicationName", name));
    }

    /** With the same identifier and redirect address as before, a key that was given before can be given again. */
    public Consent applicationIdentifier(String identifier) {
        return new Consent(parameters.set("applicationIdentifier", identifier));
    }

    public Consent redirect(URI address) {
        return new Consent(parameters.set("redirect", address));
    }

    /** Lets the person take some of the rights away. */
    public Consent orLess() {
        return new Consent(parameters.set("strict", false));
    }

    /** Lets the person choose the stores that the key is for. */
    public Consent forChosenStores() {
        return new Consent(parameters.set("selectiveStores", true));
    }

    URI on(URI server) {
        return parameters.on(PAGE).on(server);
    }
}
