package org.malipo.bitpay.web;

import java.util.List;
import java.util.Optional;
import org.malipo.bitpay.Pairing;

/**
 * A program that wants into a store.
 *
 * @param code empty if there is no such request any more
 * @param selected the store that is ticked at first
 */
public record AccessRequestView(String code, String label, String sin, List<Choice> stores, String selected) {
    static final AccessRequestView GONE = new AccessRequestView("", "", "", List.of(), "");

    /** A store that it may be let into. */
    public record Choice(String id, String name) {}

    static AccessRequestView of(Pairing pairing, List<Choice> stores, String wanted) {
        var sin = pairing.sin();
        var selected = stores.stream().map(Choice::id).filter(wanted::equals).findFirst();
        return new AccessRequestView(
                pairing.code(),
                pairing.label(),
                sin == null ? "" : sin.value(),
                stores,
                selected.or(() -> first(stores)).orElse(""));
    }

    private static Optional<String> first(List<Choice> stores) {
        return stores.stream().map(Choice::id).findFirst();
    }
}
