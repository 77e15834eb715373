package org.malipo.lightning.web;

import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.lightning.LightningNodes;
import org.malipo.lightning.Payer;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Finds the node that a path is about. */
@Component
class PayerOfPath {
    private final LightningNodes nodes;

    PayerOfPath(LightningNodes nodes) {
        this.nodes = nodes;
    }

    Payer ofServer(String cryptoCode) {
        checkKnown(cryptoCode);
        return nodes.ofServer();
    }

    Payer ofStore(StoreId store, String cryptoCode) {
        checkKnown(cryptoCode);
        return nodes.ofStore(store);
    }

    /** For what shows or moves what all have on a node: the server's own is not the store's. */
    Payer spending(StoreId store, String cryptoCode) {
        var payer = ofStore(store, cryptoCode);
        var right = Permission.CAN_USE_INTERNAL_LIGHTNING_NODE;
        if (payer.node().isInternal() && !Caller.current().may(right, null)) {
            throw new MissingPermission(right.policy(), "The user should be admin to use the internal lightning node");
        }
        return payer;
    }

    private static void checkKnown(String cryptoCode) {
        if (!"BTC".equalsIgnoreCase(cryptoCode)) {
            throw new ProblemException(
                    Problem.notFound("unknown-cryptocode", "There is no cryptocurrency with this code here"));
        }
    }
}
