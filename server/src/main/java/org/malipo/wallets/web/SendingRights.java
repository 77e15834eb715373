package org.malipo.wallets.web;

import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.sending.HotSigner;
import org.springframework.stereotype.Component;

/** What a caller needs besides the permission of the route. */
@Component
class SendingRights {
    private final HotSigner signer;

    SendingRights(HotSigner signer) {
        this.signer = signer;
    }

    /** @throws MissingPermission if the caller may not do this in the store */
    void require(Permission permission, StoreId store) {
        if (!Caller.current().may(permission, store)) {
            throw new MissingPermission(permission.policy());
        }
    }

    /** @throws ProblemException if the server must not sign for the caller */
    void requireHotSigning() {
        if (!signer.isAllowed()) {
            throw new ProblemException(HotSigner.FORBIDDEN);
        }
    }
}
