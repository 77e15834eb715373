package org.malipo.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A permission that a credential carries, perhaps for one store only: {@code btcpay.store.canviewinvoices:6HSH…}. The
 * permission is kept by name, because a key may hold names that only another version or an extension knows.
 */
public record Grant(String permission, @Nullable StoreId store) {
    public static final Grant UNRESTRICTED = new Grant(Permission.UNRESTRICTED.policy(), null);

    /** {@return the grant that the text names, or empty if it breaks the grammar} */
    public static Optional<Grant> parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            return PermissionName.parse(text).map(name -> new Grant(name, null));
        }
        var scope = text.substring(colon + 1);
        return scope.isEmpty()
                ? Optional.empty()
                : PermissionName.parse(text.substring(0, colon)).map(name -> new Grant(name, new StoreId(scope)));
    }

    /**
     * {@return whether this allows {@code wanted} in that store; without a store, whether it does in any} Limited to a store,
     * even {@code unrestricted} allows nothing that is about no store, such as making keys.
     */
    boolean covers(Permission wanted, @Nullable StoreId in) {
        return includes(wanted)
                && (store == null || (wanted.area() == Permission.Area.STORE && (in == null || store.equals(in))));
    }

    /** {@return whether this allows {@code wanted} everywhere} */
    boolean coversEverywhere(Permission wanted) {
        return store == null && includes(wanted);
    }

    /** {@return whether whoever has this has the other one as well} */
    public boolean contains(Grant other) {
        return (store == null || store.equals(other.store()))
                && (permission.equals(other.permission())
                        || permission.equals(Permission.UNRESTRICTED.policy())
                        || Permission.of(other.permission())
                                .filter(this::includes)
                                .isPresent());
    }

    /** {@return whether it allows anything but work in stores and on one's own account} */
    boolean isBeyondStores() {
        return switch (PermissionName.areaOf(permission)) {
            case STORE, USER -> false;
            case SERVER, OTHER -> true;
        };
    }

    private boolean includes(Permission wanted) {
        return Permission.of(permission).filter(known -> known.includes(wanted)).isPresent();
    }

    @Override
    public String toString() {
        return store == null ? permission : permission + ":" + store;
    }
}
