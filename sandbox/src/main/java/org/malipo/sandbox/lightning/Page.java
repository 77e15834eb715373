package org.malipo.sandbox.lightning;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A part of a list as LND pages: by an index that is left out itself, forwards or backwards, always shown oldest first.
 *
 * @param offset 0 for the very first or, backwards, the very last
 */
public record Page(long offset, long max, boolean reversed) {
    <T> List<T> of(List<T> all, ToLongFunction<T> index) {
        var fitting = all.stream()
                .filter(item ->
                        reversed ? offset == 0 || index.applyAsLong(item) < offset : index.applyAsLong(item) > offset)
                .toList();
        var surplus = Math.max(0, fitting.size() - (int) Math.min(max, Integer.MAX_VALUE));
        return reversed ? fitting.subList(surplus, fitting.size()) : fitting.subList(0, fitting.size() - surplus);
    }
}
