package org.malipo.wallets;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a store has noted about a transaction or a coin.
 *
 * @param comment empty where there is none
 * @param attached labels, invoices, payouts and the like, by type and id
 * @param colors of labels that were given one, by their texts, as {@code #15803d}
 */
public record Annotation(String comment, List<ObjectKey> attached, Map<String, String> colors) {
    /** The types of things that are shown as labels, beside labels themselves. */
    static final Set<String> SHOWN = Set.of(
            "invoice", "payment-request", "app", "payout", "pull-payment", "payjoin", "pj-exposed", "RBF", "CPFP");

    public static final Annotation NONE = new Annotation("", List.of());
    static final String COMMENT = "comment";

    Annotation(String comment, List<ObjectKey> attached) {
        this(comment, attached, Map.of());
    }

    /** {@return the colour of one of its labels} */
    public String colorOf(String label) {
        return colors.getOrDefault(label, LabelColors.of(label));
    }

    /** {@return whether a thing of this type is shown as a label} */
    static boolean shows(ObjectKey key) {
        return key.type().equals(ObjectKey.LABEL) || SHOWN.contains(key.type());
    }
}
