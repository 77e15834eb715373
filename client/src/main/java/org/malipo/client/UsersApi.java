package org.malipo.client;

/** Users of the server. */
public final class UsersApi {
    private final Transport transport;

    UsersApi(Transport transport) {
        this.transport = transport;
    }

    /** Makes an account. The first administrator of an empty server may be made without credentials. */
    public User create(NewUser user) {
        return transport.post(Route.to("users"), user, User.class);
    }

    /** {@return the account whose credentials are used} */
    public User me() {
        return transport.get(Route.to("users", "me"), User.class);
    }
}
