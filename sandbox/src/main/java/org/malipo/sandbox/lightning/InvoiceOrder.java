package org.malipo.sandbox.lightning;

import org.jspecify.annotations.Nullable;

/**
 * An invoice that is to be made.
 *
 * @param preimage in hex; null for one of the node's choice
 * @param hash in hex, of a hold invoice; else null
 * @param descriptionHash in hex
 * @param expirySeconds 0 for the node's default
 * @param cltvExpiry 0 for the node's default
 */
public record InvoiceOrder(
        @Nullable String preimage,
        @Nullable String hash,
        String memo,
        @Nullable String descriptionHash,
        long valueMsat,
        long expirySeconds,
        int cltvExpiry,
        boolean privateHints) {}
