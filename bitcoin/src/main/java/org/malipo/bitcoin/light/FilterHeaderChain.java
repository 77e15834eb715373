package org.malipo.bitcoin.light;

import fr.acinq.bitcoin.ByteVector32;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.malipo.bitcoin.filters.FilterHeader;

/**
 * The filter headers (BIP 157) of the blocks of a chain, as far as peers have told them. Whoever agrees on the last one
 * agrees on all filters. Never longer than the chain of headers. Used by one thread.
 */
public final class FilterHeaderChain {
    /** The size of a record in the store, in bytes. */
    public static final int RECORD_BYTES = 32;

    /** No height: nothing has changed. */
    static final int UNCHANGED = Integer.MAX_VALUE;

    private final ChainStore store;

    private FilterHeaderChain(ChainStore store) {
        this.store = store;
    }

    /** Opens what the store holds of this chain's filters; from now on a reorganisation shortens it as well. */
    public static FilterHeaderChain open(HeaderChain headers, ChainStore store) {
        store.truncate(headers.height() + 1);
        headers.beforeLeaving(height -> store.truncate(height + 1));
        return new FilterHeaderChain(store);
    }

    /** {@return the height of the last one, or -1} */
    public int height() {
        return store.count() - 1;
    }

    /** {@return the filter header of the block below this height, which must be here} */
    FilterHeader before(int height) {
        return height == 0 ? FilterHeader.BEFORE_GENESIS : range(height - 1, 1).getFirst();
    }

    List<FilterHeader> range(int from, int count) {
        var bytes = store.read(from, count);
        var headers = new ArrayList<FilterHeader>(count);
        for (var i = 0; i < count; i++) {
            var header = Arrays.copyOfRange(bytes, i * RECORD_BYTES, (i + 1) * RECORD_BYTES);
            headers.add(new FilterHeader(new ByteVector32(header)));
        }
        return headers;
    }

    /** {@return the lowest height at which these headers differ from those held, or {@link #UNCHANGED}} */
    int firstDifference(int start, List<FilterHeader> headers) {
        var held = range(start, Math.clamp(height() - start + 1L, 0, headers.size()));
        for (var i = 0; i < held.size(); i++) {
            if (!held.get(i).equals(headers.get(i))) {
                return start + i;
            }
        }
        return UNCHANGED;
    }

    /**
     * Takes these headers from a height on, which is at most one above the last.
     *
     * @return the lowest height whose header is another than before, or {@link #UNCHANGED}
     */
    int take(int start, List<FilterHeader> headers) {
        var changed = firstDifference(start, headers);
        if (changed != UNCHANGED) {
            store.truncate(changed);
        }
        var bytes = new ByteArrayOutputStream();
        headers.stream()
                .skip(Math.max(0, store.count() - start))
                .forEach(header -> bytes.writeBytes(header.value().toByteArray()));
        store.append(bytes.toByteArray());
        return changed;
    }
}
