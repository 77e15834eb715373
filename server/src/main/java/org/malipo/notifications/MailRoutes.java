package org.malipo.notifications;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Policies;
import org.malipo.access.StoreId;
import org.malipo.secrets.Vault;
import org.springframework.stereotype.Component;

/**
 * Which mail server takes whose letters. A store without complete settings of its own uses the server's, unless the
 * administrator has forbidden that.
 */
@Component
class MailRoutes {
    private final MailServerTable table;
    private final Policies policies;
    private final Vault vault;

    MailRoutes(MailServerTable table, Policies policies, Vault vault) {
        this.table = table;
        this.policies = policies;
        this.vault = vault;
    }

    /** {@return the settings of a store, or of the server for null} */
    MailServer of(@Nullable StoreId store) {
        return table.find(MailServer.ownerOf(store)).orElseGet(() -> MailServer.none(store));
    }

    /** {@return the settings that letters of this owner leave with, or empty if there are none} */
    Optional<MailServer> used(@Nullable StoreId store) {
        var own = of(store);
        if (own.settings().isComplete()) {
            return Optional.of(own);
        }
        return store != null && !policies.current().disableStoresToUseServerEmailSettings()
                ? used(null)
                : Optional.empty();
    }

    /** {@return the clear password, or null if there is none} */
    @Nullable
    String passwordOf(MailServer server) {
        return server.password() == null ? null : vault.open(server.placeOfPassword(), server.password());
    }
}
