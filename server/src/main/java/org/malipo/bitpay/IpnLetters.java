package org.malipo.bitpay;

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
    private final Mailer mailer;
    private final Stores stores;
    private final Texts texts;

    IpnLetters(Mailer mailer, Stores stores, Texts texts) {
        this.mailer = mailer;
        this.stores = stores;
        this.texts = texts;
    }

    /** Queues a letter with the caller's transaction, if one is wanted and the store has a way to send it. */
    void send(IpnEvent event, InvoiceView invoice, InvoiceNotifications wish, String link) {
        var to = wish.email();
        if (to != null && mailer.isReady(invoice.store())) {
            stores.find(invoice.store())
                    .ifPresent(store -> mailer.send(store.id(), letter(to, event, invoice, store, link)));
        }
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
