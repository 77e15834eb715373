package org.malipo.invoices.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.malipo.access.Deeds;
import org.malipo.invoices.InvoiceTrail;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventTail;
import org.malipo.web.Words;
import org.springframework.stereotype.Component;

/**
 * Tells what happened to an invoice, and why: what it holds itself, its events, what people did, and what other modules did
 * for it. A few queries for each of these, however much there is.
 */
@Component
class Timelines {
    private static final int MOST = 500;
    /** Events are kept for a day at least; until then a missing one is only not in the log yet. */
    private static final Duration SURELY_KEPT = Duration.ofDays(1);

    private final EventTail events;
    private final Deeds deeds;
    private final List<InvoiceTrail> trails;
    private final Clock clock;

    Timelines(EventTail events, Deeds deeds, List<InvoiceTrail> trails, Clock clock) {
        this.events = events;
        this.deeds = deeds;
        this.trails = trails;
        this.clock = clock;
    }

    Timeline of(InvoiceView invoice, Words words) {
        var told = events.about(invoice.id().value(), MOST);
        var done = deeds.of(invoice.store(), Invoices.object(invoice.id()), InvoiceTrail.MOST);
        var story = new EventStory(told, done, words);
        var items = new ArrayList<TimelineItem>();
        items.addAll(new InvoiceStory(invoice, story, words).items());
        items.addAll(story.items());
        trails.stream()
                .map(trail -> trail.of(invoice, words))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(entry -> entry.at()))
                .map(TimelineItem::of)
                .forEach(items::add);
        items.sort(Comparator.comparing(TimelineItem::at)); // keeps what happened at once in this order
        return new Timeline(
                List.copyOf(items.reversed()),
                isPruned(invoice, told),
                told.size() == MOST || done.size() == InvoiceTrail.MOST,
                told.isEmpty() ? 0 : told.getLast().position());
    }

    private boolean isPruned(InvoiceView invoice, List<Event> told) {
        return told.size() < MOST
                && told.stream().noneMatch(event -> event.type().equals(EventStory.CREATED))
                && invoice.createdAt().plus(SURELY_KEPT).isBefore(clock.instant());
    }
}
