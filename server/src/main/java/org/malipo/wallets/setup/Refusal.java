package org.malipo.wallets.setup;

import java.util.List;

/**
 * Why what somebody gave is not taken. Repeats nothing of a key.
 *
 * @param key of the sentence that a page shows
 * @param values what stands in it
 */
public record Refusal(String key, List<String> values) {
    public Refusal {
        values = List.copyOf(values);
    }

    public static Refusal of(String reason, String... values) {
        return new Refusal("wallets.refused." + reason, List.of(values));
    }

    /** {@return the values as a page takes them} */
    public Object[] parameters() {
        return values.toArray();
    }
}
