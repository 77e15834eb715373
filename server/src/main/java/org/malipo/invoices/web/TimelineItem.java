package org.malipo.invoices.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.PaymentMethodId;
import org.malipo.invoices.TrailEntry;

/**
 * Something that happened to an invoice or is to come, in plain words.
 *
 * @param next when something is tried next, or null
 * @param text a sentence
 * @param link path of the page with more about it, or null
 * @param raw the event as it was told to webhooks, or null
 */
public record TimelineItem(
        Instant at,
        @Nullable Instant next,
        String text,
        String kind,
        String icon,
        List<Detail> details,
        @Nullable String link,
        @Nullable String raw) {
    public TimelineItem {
        details = List.copyOf(details);
    }

    /**
     * A line of small print.
     *
     * @param value empty where a time stands instead
     * @param method the way of the payment whose transaction this is; null for anything else
     */
    public record Detail(
            String label,
            String value,
            @Nullable PaymentMethodId method,
            @Nullable Instant at) {
        static Detail of(String label, String value) {
            return new Detail(label, value, null, null);
        }

        static Detail of(String label, Instant at) {
            return new Detail(label, "", null, at);
        }

        static Detail of(String label, PaymentMethodId method, String txid) {
            return new Detail(label, txid, method, null);
        }
    }

    static TimelineItem of(Instant at, String text, String kind, String icon) {
        return new TimelineItem(at, null, text, kind, icon, List.of(), null, null);
    }

    static TimelineItem of(TrailEntry entry) {
        return new TimelineItem(
                entry.at(), entry.next(), entry.text(), entry.kind(), entry.icon(), List.of(), entry.link(), null);
    }

    TimelineItem with(List<Detail> lines) {
        return new TimelineItem(at, next, text, kind, icon, lines, link, raw);
    }

    TimelineItem with(@Nullable String event) {
        return new TimelineItem(at, next, text, kind, icon, details, link, event);
    }
}
