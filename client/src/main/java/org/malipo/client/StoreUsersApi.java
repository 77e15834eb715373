package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who works in a store. */
public final class StoreUsersApi {
    private final Transport transport;
    private final Route users;

    StoreUsersApi(Transport transport, String storeId) {
        this.transport = transport;
        this.users = Route.to("stores", storeId, "users");
    }

    public List<StoreUser> list() {
        return transport.list(users, StoreUser.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<StoreUser> page(int take, @Nullable String after) {
        return transport.page(users, StoreUser.class, take, after);
    }

    /** {@return all members, longest first} They are read page after page, while the stream is. */
    public Stream<StoreUser> stream() {
        return transport.stream(users, StoreUser.class);
    }

    /** Takes somebody into the store, in the role that new members get. */
    public void add(String idOrEmail) {
        transport.call("POST", users, new Member(idOrEmail, null));
    }

    /** @param role a name or id, for example {@code Employee} */
    public void add(String idOrEmail, String role) {
        transport.call("POST", users, new Member(idOrEmail, role));
    }

    public void changeRole(String idOrEmail, String role) {
        transport.call("PUT", users.below(idOrEmail), new Member(null, role));
    }

    public void remove(String idOrEmail) {
        transport.call("DELETE", users.below(idOrEmail), null);
    }

    private record Member(@Nullable String id, @Nullable String storeRole) {}
}
