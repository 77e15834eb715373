package org.malipo.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether people may sign in over a connection: where real money is kept, nobody on the way must read their passwords. */
@Component
public class SafeDoor {
    private final boolean realMoney;

    SafeDoor(@Value("${malipo.network.mainnet.enabled:false}") boolean realMoney) {
        this.realMoney = realMoney;
    }

    /** {@return whether it is encrypted, or leads to a host of the own network, or no real money is at stake} */
    public boolean isOpen(HttpServletRequest request) {
        return !realMoney || SiteAddress.isSafe(request) || Hosts.areNear(request.getServerName());
    }
}
