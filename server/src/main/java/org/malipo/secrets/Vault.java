package org.malipo.secrets;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals secrets before they go to the database, and opens them where they are used. */
@Component
public class Vault {
    private static final String FORMAT = "s1";

    private final DataKeys keys;

    Vault(DataKeys keys) {
        this.keys = keys;
    }

    /** {@return {@code clear} in a form that only this server can open, and only as the value of {@code place}} */
    public String seal(Place place, String clear) {
        return sealerOf(place.storeId()).seal(place, clear);
    }

    /** Seals values of one owner, under its key of now. */
    public interface Sealer {
        String seal(Place place, String clear);
    }

    /**
     * {@return what seals several values of one owner, whose key is asked for once}
     *
     * @param storeId whose values they are, or null for the server's
     */
    public Sealer sealerOf(@Nullable String storeId) {
        var owner = owner(storeId);
        var key = keys.ofOwner(owner);
        return (place, clear) -> {
            if (!owner(place.storeId()).equals(owner)) {
                throw new IllegalArgumentException("The value of " + place.text() + " is not of owner " + owner);
            }
            var sealed = Seal.close(key.key(), clear.getBytes(StandardCharsets.UTF_8), associated(place, key.id()));
            return FORMAT + ":" + key.id() + ":" + sealed;
        };
    }

    /** @throws IllegalStateException if it was not sealed for {@code place}, or not by this server */
    public String open(Place place, String sealed) {
        var parts = sealed.split(":", 3);
        if (parts.length != 3 || !parts[0].equals(FORMAT)) {
            throw new IllegalStateException("The value of " + place.table() + "." + place.column() + " is not sealed");
        }
        var key = keys.get(parts[1]);
        return new String(Seal.open(key.key(), parts[2], associated(place, key.id())), StandardCharsets.UTF_8);
    }

    /** Destroys the key of a store that is gone: nothing that was sealed for it opens ever again. */
    public void destroyKeyOf(String storeId) {
        keys.destroy(storeId);
    }

    private static String owner(@Nullable String storeId) {
        return storeId == null ? "" : storeId;
    }

    private static String associated(Place place, String keyId) {
        return place.text() + "|" + keyId;
    }
}
