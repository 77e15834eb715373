package org.malipo.invoices;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The keys of an invoice's metadata that mean something here. All others are kept as they are. */
final class Metadata {
    static final String ORDER_ID = "orderId";
    static final String ITEM_CODE = "itemCode";
    static final String BUYER_EMAIL = "buyerEmail";
    static final String TAX_INCLUDED = "taxIncluded";

    /** As many digits as an amount may have; more would take for ever to be rounded. */
    private static final int MOST_DIGITS = 60;

    private Metadata() {}

    /**
     * {@return a text, numbers as text too; empty if it is missing or something else} Without NUL, which PostgreSQL's texts
     * can't hold.
     */
    static Optional<String> text(ObjectNode metadata, String key) {
        var value = metadata.get(key);
        return value != null && value.isValueNode() && !value.isNull()
                ? Optional.of(value.asString().replace("\0", ""))
                : Optional.empty();
    }

    /** {@return a decimal, given as a number or as text; empty if it is missing, endless or something else} */
    static Optional<BigDecimal> decimal(ObjectNode metadata, String key) {
        try {
            return text(metadata, key)
                    .map(String::strip)
                    .map(BigDecimal::new)
                    .filter(number ->
                            number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS);
        } catch (NumberFormatException other) {
            return Optional.empty();
        }
    }
}
