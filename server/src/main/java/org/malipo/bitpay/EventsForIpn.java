package org.malipo.bitpay;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.malipo.access.AfterCommit;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.WantedNotifications;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/** Reads the event log and queues what the makers of invoices want to be told: messages, and a letter for each event. */
@Component
class EventsForIpn implements EventConsumer {
    private final WantedNotifications wanted;
    private final Invoices invoices;
    private final IpnQueue queue;
    private final IpnWorkers workers;
    private final IpnLetters letters;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // from the wish to the row and the letter
    EventsForIpn(
            WantedNotifications wanted,
            Invoices invoices,
            IpnQueue queue,
            IpnWorkers workers,
            IpnLetters letters,
            Clock clock) {
        this.wanted = wanted;
        this.invoices = invoices;
        this.queue = queue;
        this.workers = workers;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ipn";
    }

    @Override
    public Set<String> types() {
        return IpnEvent.types();
    }

    @Override
    public void handle(Event event) {
        handleAll(List.of(event));
    }

    /** Nearly all invoices of a server want nothing of this, which one query tells for all events. */
    @Override
    public void handleAll(List<Event> events) {
        var ids = events.stream().map(event -> new InvoiceId(event.subject())).collect(Collectors.toSet());
        var wishes = wanted.of(ids);
        events.stream()
                .filter(event -> wishes.containsKey(new InvoiceId(event.subject())))
                .forEach(event -> tell(event, wishes));
    }

    private void tell(Event event, Map<InvoiceId, InvoiceNotifications> wishes) {
        var id = new InvoiceId(event.subject());
        var wish = wishes.get(id);
        var invoice = invoices.find(id);
        if (wish != null && invoice.isPresent()) {
            IpnEvent.of(event).forEach(one -> tell(event.position(), one, invoice.get(), wish));
            AfterCommit.run(workers::wake);
        }
    }

    private void tell(long position, IpnEvent event, InvoiceView invoice, InvoiceNotifications wish) {
        var link = wish.site() + "/i/" + invoice.id();
        var now = clock.instant();
        if (event.isTold(wish.full())) {
            add(position, event, false, invoice, wish, IpnBody.plain(event, invoice, link, now));
        }
        if (wish.extended()) {
            add(position, event, true, invoice, wish, IpnBody.extended(event, invoice, link, now));
        }
        if (event.isTold(wish.full()) || wish.extended()) {
            letters.send(event, invoice, wish, link);
        }
    }

    private void add(
            long position,
            IpnEvent event,
            boolean extended,
            InvoiceView invoice,
            InvoiceNotifications wish,
            String body) {
        var url = wish.url();
        if (url != null) {
            var message = IpnMessage.first(
                    invoice.store().value(), invoice.id().value(), position, event, extended, url, body);
            queue.add(message, clock.instant());
        }
    }
}
