package org.malipo.access;

import java.util.Optional;

/**
 * Tells which store owns what a path variable names. A module whose routes lack the store in their path
 * ({@code /api/v1/invoices/{invoiceId}}) has a bean of this type.
 */
public interface StoreOfPath {
    /** The variable that names a store itself. */
    String STORE = "storeId";

    /** {@return the name of the path variable, for example {@code invoiceId}} */
    String variable();

    /** {@return the owner, or empty if there is no such thing} */
    Optional<StoreId> storeOf(String id);
}
