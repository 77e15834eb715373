package org.malipo.invoices;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words by which invoices are found: how each of them begins is searched for, in the case in which it is written. */
final class SearchWords {
    private SearchWords() {}

    /**
     * {@return those of a new invoice, each once}
     *
     * @param further what its maker wants it to be found by, too
     */
    static List<String> of(Invoice invoice, List<String> further) {
        var words = new LinkedHashSet<String>();
        words.add(invoice.id().value());
        Metadata.text(invoice.metadata(), Metadata.ORDER_ID).ifPresent(words::add);
        Metadata.text(invoice.metadata(), Metadata.BUYER_EMAIL).ifPresent(words::add);
        var price = invoice.price();
        if (price != null) {
            words.add(plain(price));
        }
        invoice.prompts().forEach(prompt -> words.addAll(ofPrompt(invoice, prompt)));
        words.addAll(further);
        return storable(words);
    }

    /** {@return where a prompt's money is to go, and how much; nothing while it has no address} */
    static List<String> ofPrompt(Invoice invoice, Prompt prompt) {
        var address = prompt.address();
        return address == null
                ? List.of()
                : List.of(
                        address.text(),
                        plain(invoice.accounts().of(prompt.terms()).amount()));
    }

    /** {@return what has come since: transactions, and the price of an invoice of any amount} */
    static List<String> ofChange(Invoice before, Invoice after) {
        var words = transactions(after);
        words.removeAll(transactions(before));
        var price = after.price();
        if (before.price() == null && price != null) {
            words.add(plain(price));
        }
        return List.copyOf(words);
    }

    private static Set<String> transactions(Invoice invoice) {
        return invoice.payments().stream()
                .map(payment -> payment.txid().value.toHex())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> storable(Collection<String> words) {
        return words.stream()
                .map(word -> word.replace("\0", ""))
                .filter(word -> !word.isBlank())
                .distinct()
                .toList();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
