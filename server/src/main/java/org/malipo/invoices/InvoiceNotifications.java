package org.malipo.invoices;

import org.jspecify.annotations.Nullable;

/**
 * Where to and how much the maker of an invoice wants to be told of it, in the manner of BitPay's plugins.
 *
 * @param site this server's address, as in links that it tells
 * @param url where messages go; null for none
 * @param email where a letter goes for each message; null for none
 * @param full whether more than its confirmation is told
 * @param extended whether each event is told as well, by its code and name
 */
public record InvoiceNotifications(
        String site, @Nullable String url, @Nullable String email, boolean full, boolean extended) {}
