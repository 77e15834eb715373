package org.malipo.invoices.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.PaymentView;
import org.malipo.invoices.PromptView;
import org.malipo.invoices.web.TimelineItem.Detail;
import org.malipo.outbox.Event;
import org.malipo.web.Words;

/** What an invoice tells of itself, which is there as long as the invoice: rates, ways to pay, payments. */
final class InvoiceStory {
    private final InvoiceView invoice;
    private final EventStory events;
    private final Words words;

    InvoiceStory(InvoiceView invoice, EventStory events, Words words) {
        this.invoice = invoice;
        this.events = events;
        this.words = words;
    }

    /** {@return in the order of cause and effect} */
    List<TimelineItem> items() {
        var items = new ArrayList<TimelineItem>();
        items.add(TimelineItem.of(invoice.createdAt(), of("event.created"), "", "file-invoice")
                .with(events.created().map(Event::payload).orElse(null)));
        invoice.prompts().forEach(prompt -> {
            items.add(rate(prompt));
            if (prompt.active()) {
                items.add(address(prompt));
            }
        });
        invoice.allPayments().forEach(payment -> {
            items.add(arrival(payment));
            var lostAt = payment.lostAt();
            if (lostAt != null) {
                items.add(loss(payment, lostAt));
            }
        });
        return items;
    }

    private TimelineItem rate(PromptView prompt) {
        var price = "1 " + prompt.currency() + " = " + words.figures().rate(prompt.rate(), invoice.currency());
        var origin = prompt.origin();
        if (origin.rateSource() == null) {
            return TimelineItem.of(invoice.createdAt(), of("story.rate-of-old", price), "", "arrows-exchange");
        }
        var details = new ArrayList<Detail>();
        add(details, "story.rule", origin.rateRule());
        if (origin.rateAt() != null) {
            details.add(Detail.of(of("story.quoted"), origin.rateAt()));
        }
        return TimelineItem.of(invoice.createdAt(), of("story.rate", price, origin.rateSource()), "", "arrows-exchange")
                .with(details);
    }

    private TimelineItem address(PromptView prompt) {
        var at = prompt.origin().activatedAt();
        var details = new ArrayList<Detail>();
        add(details, "address", prompt.destination());
        if (prompt.amount().signum() > 0) {
            add(details, "story.asked", sats(prompt.amount()));
        }
        if (prompt.fee().signum() > 0) {
            add(details, "story.fee", sats(prompt.fee()));
        }
        return TimelineItem.of(
                        at == null ? invoice.createdAt() : at,
                        of(at == null ? "story.address" : "story.picked", nameOf(prompt.method())),
                        "",
                        "qrcode")
                .with(details);
    }

    private TimelineItem arrival(PaymentView payment) {
        var told = events.arrival(payment);
        boolean late = told.map(each -> each.flag("afterExpiration"))
                .orElse(payment.receivedAt().isAfter(invoice.expiresAt()));
        var details = new ArrayList<Detail>();
        details.add(Detail.of(of("transaction"), payment.method(), payment.txid()));
        add(
                details,
                "story.confirmations",
                of("payment.confirmations", payment.confirmations(), payment.confirmationsRequired()));
        return TimelineItem.of(
                        told.map(each -> each.event().occurredAt()).orElse(payment.receivedAt()),
                        of(late ? "event.received-late" : "event.received", sats(payment.value())),
                        "wait",
                        "arrow-down-left")
                .with(details)
                .with(told.map(each -> each.event().payload()).orElse(null));
    }

    private TimelineItem loss(PaymentView payment, Instant lostAt) {
        var key = payment.replacedBy() != null
                ? "story.replaced"
                : payment.status().isAccounted() ? "story.missing" : "story.lost";
        var details = new ArrayList<Detail>();
        details.add(Detail.of(of("transaction"), payment.method(), payment.txid()));
        if (payment.replacedBy() != null) {
            details.add(Detail.of(of("story.replacement"), payment.method(), payment.replacedBy()));
        }
        return TimelineItem.of(lostAt, of(key, sats(payment.value())), "bad", "replace")
                .with(details);
    }

    private String nameOf(PaymentMethodId method) {
        return method.equals(PaymentMethodId.BTC_CHAIN) ? of("way.bitcoin") : method.value();
    }

    private void add(List<Detail> details, String key, @Nullable String value) {
        if (value != null) {
            details.add(Detail.of(of(key), value));
        }
    }

    private String sats(BigDecimal btc) {
        return words.figures().amount(btc);
    }

    private String of(String key, Object... values) {
        return words.of("invoices." + key, values);
    }
}
