package org.malipo.invoices;

import java.util.List;
import org.malipo.web.Words;

/** What another module did for an invoice and knows of it, for the invoice's timeline: deliveries, letters. */
public interface InvoiceTrail {
    /** As many as a timeline shows of one kind. */
    int MOST = 200;

    /** {@return what is known, the newest {@link #MOST} at most, in no order} Asked once for a page: a few queries, whatever there is. */
    List<TrailEntry> of(InvoiceView invoice, Words words);
}
