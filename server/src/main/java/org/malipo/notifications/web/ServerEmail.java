package org.malipo.notifications.web;

import org.jspecify.annotations.Nullable;
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

    ServerEmail(MailServers servers, Policies policies) {
        this.servers = servers;
        this.policies = policies;
    }

    /** @param storesMayUse null leaves that as it is */
    @Transactional
    public void save(MailSettings.Change change, @Nullable Boolean storesMayUse) {
        servers.save(null, change, true);
        var now = policies.current();
        if (storesMayUse != null && storesMayUse == now.disableStoresToUseServerEmailSettings()) {
            policies.save(now.withServerEmailForStores(storesMayUse));
        }
    }
}
