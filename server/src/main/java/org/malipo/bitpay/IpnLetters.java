package org.malipo.bitpay;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.InvoiceView;
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

    /** Queues a letter with the caller's transaction, if one is wanted and the store has a way to send it. */
    void send(IpnEvent event, InvoiceView invoice, InvoiceNotifications wish, String link) {
        var to = wish.email();
        if (to != null && mailer.isReady(invoice.store())) {
            stores.find(invoice.store())
                    .ifPresent(store -> Mailer.bareAddress(to)
                            .ifPresent(bare -> send(letter(to, event, invoice, store, link), bare, event, invoice)));
        }
    }

    private void send(Letter letter, String bare, IpnEvent event, InvoiceView invoice) {
        var now = clock.instant();
        boolean hasItsShare = table.writtenTo(bare, now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR;
        var queued = hasItsShare ? null : mailer.send(invoice.store(), letter);
        table.insert(new IpnLetterTable.Row(invoice.store(), invoice.id(), event.wireName(), bare, queued, now));
    }

    private Letter letter(String to, IpnEvent event, InvoiceView invoice, Store store, String link) {
        var words = words(store);
        var status = event.status().orElseGet(() -> LegacyInvoices.wordOf(invoice.status()));
        var state = words.of("bitpay.state." + status);
        var amount = words.figures().money(invoice.amount(), invoice.currency());
        var id = invoice.id().value();
        return Letter.ofText(
                to,
                words.of("bitpay.letter.subject", store.name(), id, state),
                String.join(
                        "\n\n",
                        words.of("bitpay.letter.text", id, amount, state),
                        words.of("bitpay.letter.look") + " " + link,
                        words.of("bitpay.letter.why")));
    }

    private Words words(Store store) {
        return texts.in(Texts.offered(store.settings().checkout().defaultLanguage(), Texts.STAFF)
                .orElse(Locale.ENGLISH));
    }
}
