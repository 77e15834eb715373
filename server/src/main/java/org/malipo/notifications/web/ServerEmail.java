package org.malipo.notifications.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Audit;
import org.malipo.access.AuditEntry;
import org.malipo.access.Policies;
import org.malipo.notifications.MailServers;
import org.malipo.notifications.MailSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves the server's settings together with the word on whether stores may use them. */
@Component
class ServerEmail {
    private final MailServers servers;
    private final Policies policies;
    private final Audit audit;

    ServerEmail(MailServers servers, Policies policies, Audit audit) {
        this.servers = servers;
        this.policies = policies;
        this.audit = audit;
    }

    /** @param storesMayUse null leaves that as it is */
    @Transactional
    public void save(MailSettings.Change change, @Nullable Boolean storesMayUse) {
        servers.save(null, change, true);
        var now = policies.current();
        if (storesMayUse != null && storesMayUse == now.disableStoresToUseServerEmailSettings()) {
            policies.save(now.withServerEmailForStores(storesMayUse));
            audit.record(new AuditEntry(
                    "server.policies.changed",
                    null,
                    "policies",
                    Map.of("disableStoresToUseServerEmailSettings", String.valueOf(!storesMayUse))));
        }
    }
}
