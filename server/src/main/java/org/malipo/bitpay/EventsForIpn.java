package org.malipo.bitpay;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.AfterCommit;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.invoices.WantedNotifications;
import org.malipo.outbox.ClaimWorkers;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.springframework.stereotype.Component;

/** Reads the event log and queues what the makers of invoices want to be told: messages, and a letter for each event. */
@Component
class EventsForIpn implements EventConsumer {
    private final WantedNotifications wanted;
    private final Invoices invoices;
    private final IpnQueue queue;
    private final ClaimWorkers<IpnMessage> workers;
    private final IpnLetters letters;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // from the wish to the row and the letter
    EventsForIpn(
            WantedNotifications wanted,
            Invoices invoices,
            IpnQueue queue,
            ClaimWorkers<IpnMessage> workers,
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
        var wishes = wanted.of(events.stream().map(EventsForIpn::invoiceOf).collect(Collectors.toSet()));
        if (wishes.isEmpty()) {
            return;
        }
        var concerned =
                invoices.all(wishes.keySet()).stream().collect(Collectors.toMap(InvoiceView::id, Function.identity()));
        var news = events.stream()
                .flatMap(event -> news(event, concerned.get(invoiceOf(event)), wishes.get(invoiceOf(event))))
                .toList();
        queue.add(news.stream().flatMap(one -> one.messages(clock.instant())).toList(), clock.instant());
        letters.send(news);
        AfterCommit.run(workers::wake);
    }

    private static Stream<IpnNews> news(
            Event event, @Nullable InvoiceView invoice, @Nullable InvoiceNotifications wish) {
        return invoice == null || wish == null
                ? Stream.empty()
                : IpnEvent.of(event).stream().map(one -> new IpnNews(event.position(), one, invoice, wish));
    }

    private static InvoiceId invoiceOf(Event event) {
        return new InvoiceId(event.subject());
    }
}
