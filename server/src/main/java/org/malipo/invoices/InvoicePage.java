package org.malipo.invoices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of invoices, newest first.
 *
 * @param next where the following part begins, or null at the end of the list
 * @param hurried whether it would hold more, had it been searched for longer
 */
public record InvoicePage(List<InvoiceView> invoices, InvoiceFilter.@Nullable Key next, boolean hurried) {}
