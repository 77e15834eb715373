package org.malipo.invoices;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an invoice asks and where it stands, without its prompts and payments.
 *
 * @param price null while the payer of an any-amount invoice has not decided it
 */
public record InvoiceFact(
        InvoiceId id,
        StoreId store,
        @Nullable BigDecimal price,
        CurrencyCode currency,
        InvoiceStatus status,
        AdditionalStatus additionalStatus,
        ObjectNode metadata) {}
