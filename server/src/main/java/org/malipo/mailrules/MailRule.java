package org.malipo.mailrules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.outbox.Event;

/**
 * A rule.
 *
 * @param store whose it is, or null for the server's
 * @param activeSince what happened before then is none of its business
 * @param slow how often in a row its condition took too long
 * @param restsUntil when it is tried again after that, or null
 * @param trouble why it wrote no letter the last time that it should have, or null
 */
public record MailRule(
        String id,
        @Nullable StoreId store,
        RuleSettings settings,
        Instant activeSince,
        int slow,
        @Nullable Instant restsUntil,
        @Nullable RunOutcome trouble) {
    MailRule with(RuleSettings changed, Instant now) {
        boolean begins = changed.enabled() && !settings.enabled() && !isOwing();
        var left = isOwing() && !changed.enabled() ? trouble : null;
        return new MailRule(id, store, changed, begins ? now : activeSince, 0, null, left);
    }

    /** {@return whether it was switched off because it is slow, and owes letters since} */
    boolean isOwing() {
        return !settings.enabled() && trouble == RunOutcome.CONDITION_TOO_SLOW;
    }

    boolean rests(Instant now) {
        return restsUntil != null && restsUntil.isAfter(now);
    }

    /** {@return whether it is to write about this} */
    boolean waitsFor(Event event) {
        return store != null
                && store.value().equals(event.storeId())
                && settings.trigger().eventType().equals(event.type())
                && !event.occurredAt().isBefore(activeSince);
    }
}
