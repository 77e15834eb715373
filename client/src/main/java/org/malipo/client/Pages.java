package org.malipo.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a list page after page, each one when it is needed. */
final class Pages<T> implements Iterator<T> {
    private final Function<@Nullable String, Page<T>> reader;
    private Iterator<T> page = List.<T>of().iterator();
    private @Nullable String next;
    private boolean begun;

    private Pages(Function<@Nullable String, Page<T>> reader) {
        this.reader = reader;
    }

    /** @param reader is told where the page begins, and null for the first one */
    static <T> Stream<T> stream(Function<@Nullable String, Page<T>> reader) {
        var order = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Pages<>(reader), order), false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && (!begun || next != null)) {
            var read = reader.apply(next);
            begun = true;
            page = read.elements().iterator();
            next = read.next();
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}
