package org.malipo.mailrules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;

/**
 * A rule.
 *
 * @param store whose it is, or null for the server's
 * @param activeSince what happened before then is none of its business
 * @param trouble why it wrote no letter the last time that it should have, or null
 */
public record MailRule(
        String id,
        @Nullable StoreId store,
        RuleSettings settings,
        Instant activeSince,
        @Nullable RunOutcome trouble) {
    MailRule with(RuleSettings changed, Instant now) {
        var since = changed.enabled() && !settings.enabled() ? now : activeSince;
        return new MailRule(id, store, changed, since, null);
    }
}
