package org.malipo.wallets.web;

import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
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

    /** @throws MissingPermission if the caller may not have the server sign and send */
    void requireSending(StoreId store) {
        require(Permission.CAN_SIGN_TRANSACTIONS, store);
        require(Permission.CAN_BROADCAST_TRANSACTIONS, store);
    }

    /** {@return what the caller may do with a transaction that is ready to be signed} */
    ReviewView.Rights on(StoreWallet wallet) {
        var keyless = signer.obstacle(wallet).isPresent();
        var caller = Caller.current();
        var may = caller.may(Permission.CAN_SIGN_TRANSACTIONS, wallet.store())
                && caller.may(Permission.CAN_BROADCAST_TRANSACTIONS, wallet.store())
                && signer.isAllowed();
        return new ReviewView.Rights(may && !keyless, keyless, wallet.config().isMultiSigOnServer());
    }

    /** @throws ProblemException if the server must not sign for the caller */
    void requireHotSigning() {
        if (!signer.isAllowed()) {
            throw new ProblemException(HotSigner.FORBIDDEN);
        }
    }
}
