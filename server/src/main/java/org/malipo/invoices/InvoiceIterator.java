package org.malipo.invoices;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through invoices page by page, so that never more than a page of them is in memory, beside the places of some pages. */
final class InvoiceIterator implements Iterator<InvoiceView> {
    static final int PAGE = 200;
    private static final int PLACES = 10 * PAGE;

    private final InvoiceScan scan;
    private final Function<List<InvoiceFilter.Key>, List<InvoiceView>> read;
    private int left;
    private boolean ended;
    private List<InvoiceFilter.Key> places = List.of();
    private Iterator<InvoiceView> page = List.<InvoiceView>of().iterator();

    /** @param take how many at most; null for all */
    InvoiceIterator(
            InvoiceScan scan, Function<List<InvoiceFilter.Key>, List<InvoiceView>> read, @Nullable Integer take) {
        this.scan = scan;
        this.read = read;
        this.left = take == null ? Integer.MAX_VALUE : take;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !(ended && places.isEmpty())) {
            readPage();
        }
        return page.hasNext();
    }

    @Override
    public InvoiceView next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    private void readPage() {
        if (places.isEmpty()) {
            int size = Math.min(PLACES, left);
            places = scan.next(size);
            left -= places.size();
            ended = left == 0 || places.size() < size;
        }
        int size = Math.min(PAGE, places.size());
        page = read.apply(places.subList(0, size)).iterator();
        places = places.subList(size, places.size());
    }
}
