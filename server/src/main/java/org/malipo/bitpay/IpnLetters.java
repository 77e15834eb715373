package org.malipo.bitpay;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.malipo.notifications.Letter;
import org.malipo.notifications.Mailer;
import org.malipo.stores.Store;
import org.malipo.stores.Stores;
import org.malipo.web.Texts;
import org.malipo.web.Words;
import org.springframework.stereotype.Component;

/**
 * Writes to whom an invoice's maker named, in the store's language. Makers may be strangers, so nothing that they wrote stands
 * in it.
 */
@Component
class IpnLetters {
    /** To one address, whichever stores' invoices it is named in: strangers must not have us fill somebody's mailbox. */
    static final int MOST_AN_HOUR = 60;

    private final Mailer mailer;
    private final IpnLetterTable table;
    private final Stores stores;
    private final Texts texts;
    private final Clock clock;

    IpnLetters(Mailer mailer, IpnLetterTable table, Stores stores, Texts texts, Clock clock) {
        this.mailer = mailer;
        this.table = table;
        this.stores = stores;
        this.texts = texts;
        this.clock = clock;
    }

    /** A letter that is wanted; written unless its reader has had enough. */
    private record Due(IpnNews news, String to, String bare, boolean written) {}

    /** Queues the letters that are wanted with the caller's transaction, of stores that have a way to send them. */
    void send(List<IpnNews> news) {
        news.stream()
                .filter(one -> one.reader().isPresent())
                .collect(Collectors.groupingBy(one -> one.invoice().store()))
                .forEach((id, its) ->
                        stores.find(id).filter(_ -> mailer.isReady(id)).ifPresent(store -> send(store, due(its))));
    }

    private List<Due> due(List<IpnNews> news) {
        var wanted = news.stream()
                .flatMap(one -> one.reader().stream())
                .flatMap(to -> Mailer.bareAddress(to).stream())
                .toList();
        var written = new HashMap<>(table.writtenTo(wanted, clock.instant().minus(Duration.ofHours(1))));
        var due = new ArrayList<Due>();
        for (var one : news) {
            var to = one.reader().orElseThrow();
            Mailer.bareAddress(to).ifPresent(bare -> {
                boolean isWritten = written.getOrDefault(bare, 0) < MOST_AN_HOUR;
                if (isWritten) {
                    written.merge(bare, 1, Integer::sum);
                }
                due.add(new Due(one, to, bare, isWritten));
            });
        }
        return due;
    }

    private void send(Store store, List<Due> due) {
        var words = words(store);
        var letters = due.stream()
                .filter(Due::written)
                .map(one -> letter(one.to(), one.news(), store, words))
                .toList();
        var queued = mailer.send(store.id(), letters).iterator();
        var now = clock.instant();
        table.insert(due.stream()
                .map(one -> new IpnLetterTable.Row(
                        store.id(),
                        one.news().invoice().id(),
                        one.news().event().wireName(),
                        one.bare(),
                        one.written() ? queued.next() : null,
                        now))
                .toList());
    }

    private static Letter letter(String to, IpnNews news, Store store, Words words) {
        var invoice = news.invoice();
        var status = news.event().status().orElseGet(() -> LegacyInvoices.wordOf(invoice.status()));
        var state = words.of("bitpay.state." + status);
        var amount = words.figures().money(invoice.amount(), invoice.currency());
        var id = invoice.id().value();
        return Letter.ofText(
                to,
                words.of("bitpay.letter.subject", store.name(), id, state),
                String.join(
                        "\n\n",
                        words.of("bitpay.letter.text", id, amount, state),
                        words.of("bitpay.letter.look") + " " + news.link(),
                        words.of("bitpay.letter.why")));
    }

    private Words words(Store store) {
        return texts.in(Texts.offered(store.settings().checkout().defaultLanguage(), Texts.STAFF)
                .orElse(Locale.ENGLISH));
    }
}
