package org.malipo.invoices;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through invoices page by page, so that never more than a page of them is in memory. */
final class InvoiceIterator implements Iterator<InvoiceView> {
    static final int PAGE = 200;

    private final Function<InvoiceFilter, List<InvoiceView>> read;
    private final InvoiceFilter filter;
    private int left;
    private List<InvoiceView> page = List.of();
    private int next;
    private boolean ended;
    private InvoiceFilter.@Nullable Key last;

    InvoiceIterator(Function<InvoiceFilter, List<InvoiceView>> read, InvoiceFilter filter) {
        this.read = read;
        this.filter = filter;
        var take = filter.take();
        this.left = take == null ? Integer.MAX_VALUE : take;
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && !ended) {
            readPage();
        }
        return next < page.size();
    }

    @Override
    public InvoiceView next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.get(next++);
    }

    private void readPage() {
        int size = Math.min(PAGE, left);
        page = size == 0 ? List.of() : read.apply(last == null ? filter.first(size) : filter.page(last, size));
        next = 0;
        left -= page.size();
        ended = page.size() < PAGE;
        if (!page.isEmpty()) {
            last = new InvoiceFilter.Key(
                    page.getLast().createdAt(), page.getLast().id());
        }
    }
}
