package org.malipo.ln.bolt11;

import java.util.Arrays;
import java.util.Optional;

/** The tagged fields that BOLT 11 names. */
enum Tag {
    PAYMENT_HASH(1, "payment hash"),
    ROUTE_HINT(3, "route hint"),
    FEATURES(5, "list of features"),
    EXPIRY(6, "expiry"),
    FALLBACK(9, "fallback address"),
    DESCRIPTION(13, "description"),
    PAYMENT_SECRET(16, "payment secret"),
    PAYEE(19, "payee"),
    DESCRIPTION_HASH(23, "hash of a description"),
    MIN_FINAL_CLTV_EXPIRY_DELTA(24, "smallest expiry of the last hop"),
    METADATA(27, "metadata of the payment");

    private final int type;
    private final String words;

    Tag(int type, String words) {
        this.type = type;
        this.words = words;
    }

    static Optional<Tag> of(int type) {
        return Arrays.stream(values()).filter(tag -> tag.type == type).findFirst();
    }

    int type() {
        return type;
    }

    /** {@return the name in sentences} */
    String words() {
        return words;
    }
}
