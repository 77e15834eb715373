package org.malipo.bitpay;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.InvoiceView;

/**
 * What happened to an invoice whose maker wants to be told.
 *
 * @param position of the event in the log
 */
record IpnNews(long position, IpnEvent event, InvoiceView invoice, InvoiceNotifications wish) {
    String link() {
        return wish.site() + "/i/" + invoice.id();
    }

    /** {@return what the maker's address is told, if there is one: the invoice, the event and the invoice, or both} */
    Stream<IpnMessage> messages(Instant now) {
        var url = wish.url();
        if (url == null) {
            return Stream.empty();
        }
        var plain = isToldPlainly() ? message(false, url, IpnBody.plain(event, invoice, link(), now)) : null;
        var extended = wish.extended() ? message(true, url, IpnBody.extended(event, invoice, link(), now)) : null;
        return Stream.concat(Stream.ofNullable(plain), Stream.ofNullable(extended));
    }

    /** {@return who gets a letter about it, if anybody} */
    Optional<String> reader() {
        return Optional.ofNullable(wish.email()).filter(_ -> isToldPlainly() || wish.extended());
    }

    private boolean isToldPlainly() {
        return event.isTold(wish.full());
    }

    private IpnMessage message(boolean extended, String url, String body) {
        return IpnMessage.first(invoice.store().value(), invoice.id().value(), position, event, extended, url, body);
    }
}
