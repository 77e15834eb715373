package org.malipo.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ServerPolicies.ExplorerLink;

/**
 * How the server presents itself on a page.
 *
 * @param name of the server
 * @param logo address of a picture; null for our own mark
 * @param theme address of a style sheet that follows ours, or null
 * @param forcedTheme the one that everybody has, or null where everybody chooses
 * @param message what the administrator wants the staff to read, or null
 * @param hidden whether search engines are asked not to list the page
 * @param explorers where transactions can be looked at
 */
public record Site(
        String name,
        @Nullable String contactUrl,
        @Nullable String logo,
        @Nullable String theme,
        @Nullable Theme forcedTheme,
        @Nullable String message,
        boolean hidden,
        List<ExplorerLink> explorers) {
    /** {@return where a transaction can be looked at, if the administrator named a place} */
    public Optional<String> explorer(String paymentMethodId, String txid) {
        return explorers.stream()
                .filter(link -> link.paymentMethodId().equals(paymentMethodId))
                .map(link -> link.link().replace("{0}", txid))
                .findFirst();
    }
}
