package org.malipo.bitpay.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.bitpay.LegacyToken;

/**
 * Who was let into a store the old way.
 *
 * @param keyMadeAt null where the store has no key
 * @param mayChange whether the person may let in and shut out
 * @param paired whether a program was let in just now
 */
public record TokensView(
        String storeId, List<Row> tokens, @Nullable Instant keyMadeAt, boolean mayChange, boolean paired) {
    static TokensView of(
            StoreId store, List<LegacyToken> tokens, @Nullable Instant keyMadeAt, boolean mayChange, boolean paired) {
        var rows = tokens.stream().map(Row::of).toList();
        return new TokensView(store.value(), rows, keyMadeAt, mayChange, paired);
    }

    /** A program. */
    public record Row(String storeId, String id, String label, String sin, Instant pairedAt) {
        static Row of(LegacyToken token) {
            return new Row(
                    token.store().value(),
                    token.id(),
                    token.label(),
                    token.sin().value(),
                    token.pairedAt());
        }

        public String revokeAddress() {
            return listAddress(storeId) + "/" + id + "/revoke";
        }
    }

    /**
     * A place for whichever program brings the code.
     *
     * @param code empty before it is made
     */
    public record Offer(
            String storeId, String code, @Nullable Instant expiresAt) {
        static Offer blank(StoreId store) {
            return new Offer(store.value(), "", null);
        }

        public String address() {
            return listAddress(storeId) + "/new";
        }
    }

    /**
     * The store's key.
     *
     * @param made the new one, shown this once; empty before it is made
     * @param madeAt when the present one was made, null if there is none
     */
    public record Key(String storeId, String made, @Nullable Instant madeAt) {
        static Key before(StoreId store, @Nullable Instant madeAt) {
            return new Key(store.value(), "", madeAt);
        }

        public String address() {
            return listAddress(storeId) + "/key";
        }

        @Override
        public String toString() {
            return "Key[store=" + storeId + ", made=[secret]]";
        }
    }

    public static String listAddress(String storeId) {
        return "/stores/" + storeId + "/tokens";
    }

    public String newAddress() {
        return listAddress(storeId) + "/new";
    }

    public String keyAddress() {
        return listAddress(storeId) + "/key";
    }
}
