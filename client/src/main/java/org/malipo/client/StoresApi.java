package org.malipo.client;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stores of the calling user. */
public final class StoresApi {
    private final Transport transport;

    StoresApi(Transport transport) {
        this.transport = transport;
    }

    public List<Store> list() {
        return transport.list(Route.to("stores"), Store.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Store> page(int take, @Nullable String after) {
        return transport.page(Route.to("stores"), Store.class, take, after);
    }

    /** {@return all stores of the user, oldest first} They are read page after page, while the stream is. */
    public Stream<Store> stream() {
        return transport.stream(Route.to("stores"), Store.class);
    }

    public Store create(StoreSettings settings) {
        return transport.post(Route.to("stores"), settings, Store.class);
    }

    public Store get(String storeId) {
        return transport.get(route(storeId), Store.class);
    }

    /** Changes what is given and keeps the rest. */
    public Store update(String storeId, StoreSettings changes) {
        return transport.put(route(storeId), changes, Store.class);
    }

    /** @param image PNG, JPEG, GIF or BMP */
    public Store setLogo(String storeId, Upload image) {
        return transport.upload(route(storeId, "logo"), image, Store.class);
    }

    public void removeLogo(String storeId) {
        transport.call("DELETE", route(storeId, "logo"), null);
    }

    /** Takes the caller out of the store. */
    public void leave(String storeId) {
        transport.call("DELETE", route(storeId), null);
    }

    /** {@return the roles that members of this store may have} */
    public List<Role> roles(String storeId) {
        return transport.list(route(storeId, "roles"), Role.class);
    }

    /** @param after {@link Page#next} of the page before; null for the first one */
    public Page<Role> roles(String storeId, int take, @Nullable String after) {
        return transport.page(route(storeId, "roles"), Role.class, take, after);
    }

    /** {@return all roles that members of this store may have} They are read page after page, while the stream is. */
    public Stream<Role> allRoles(String storeId) {
        return transport.stream(route(storeId, "roles"), Role.class);
    }

    private static Route route(String storeId, String... below) {
        return Route.to("stores", storeId).below(below);
    }
}
