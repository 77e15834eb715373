package org.malipo.invoices.web;

import java.util.Set;

/** Members of the metadata that the page of an invoice shows under names of their own. */
final class KnownData {
    static final Set<String> SHOWN = Set.of(
            "orderId",
            "orderUrl",
            "itemDesc",
            "itemCode",
            "taxIncluded",
            "comment",
            "buyerName",
            "buyerEmail",
            "buyerAddress1",
            "buyerAddress2",
            "buyerZip",
            "buyerCity",
            "buyerState",
            "buyerCountry",
            "buyerPhone");

    private KnownData() {}
}
