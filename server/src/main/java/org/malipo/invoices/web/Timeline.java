package org.malipo.invoices.web;

import java.util.List;

/**
 * What happened to an invoice, newest first.
 *
 * @param pruned whether events were dropped from the log since, for their age
 * @param cut whether there is more than is shown
 * @param position of the newest event in the log, 0 if there is none
 */
public record Timeline(List<TimelineItem> items, boolean pruned, boolean cut, long position) {}
