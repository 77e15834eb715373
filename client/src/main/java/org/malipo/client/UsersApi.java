package org.malipo.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    public List<User> list() {
        return transport.list(Route.to("users"), User.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<User> page(int take, @Nullable String after) {
        return transport.page(Route.to("users"), User.class, take, after);
    }

    /** {@return all users, oldest account first} They are read page after page, while the stream is. */
    public Stream<User> stream() {
        return transport.stream(Route.to("users"), User.class);
    }

    public User get(String idOrEmail) {
        return transport.get(Route.to("users", idOrEmail), User.class);
    }

    /** Lets somebody in who waits for an administrator, or takes that back. */
    public void approve(String idOrEmail, boolean approved) {
        transport.call("POST", Route.to("users", idOrEmail, "approve"), Map.of("approved", approved));
    }

    /** Shuts an account, or opens it again. */
    public void lock(String idOrEmail, boolean locked) {
        transport.call("POST", Route.to("users", idOrEmail, "lock"), Map.of("locked", locked));
    }

    public void delete(String idOrEmail) {
        transport.call("DELETE", Route.to("users", idOrEmail), null);
    }

    /** Changes the account whose credentials are used; what is null stays as it is. */
    public User change(UserChange change) {
        return transport.put(Route.to("users", "me"), change, User.class);
    }

    /** @param image PNG, JPEG, GIF or BMP */
    public User setPicture(Upload image) {
        return transport.upload(Route.to("users", "me", "picture"), image, User.class);
    }

    public void removePicture() {
        transport.call("DELETE", Route.to("users", "me", "picture"), null);
    }

    /** Removes the account whose credentials are used. */
    public void deleteMe() {
        transport.call("DELETE", Route.to("users", "me"), null);
    }

    /** {@return the account whose credentials are used} */
    public User me() {
        return transport.get(Route.to("users", "me"), User.class);
    }
}
