package org.malipo.client;

import java.util.List;
import java.util.Map;

/** The wallet of several signers that a store is about to get. */
public final class MultisigSetupsApi {
    private final Transport transport;
    private final Route setups;

    MultisigSetupsApi(Transport transport, Route setups) {
        this.transport = transport;
        this.setups = setups;
    }

    /** {@return the one that is open} */
    public MultisigSetup open() {
        return transport.get(setups, MultisigSetup.class);
    }

    /**
     * Asks users for their keys.
     *
     * @param signaturesNeeded how many of them must sign
     * @param signers ids of users of the store
     * @param scriptType {@code p2wsh}, {@code p2sh-p2wsh} or {@code p2sh}
     */
    public MultisigSetup begin(int signaturesNeeded, List<String> signers, String scriptType, String label) {
        var body = Map.of(
                "signaturesNeeded", signaturesNeeded, "signers", signers, "scriptType", scriptType, "label", label);
        return transport.post(setups, body, MultisigSetup.class);
    }

    /**
     * Gives one's own key, once.
     *
     * @param origin its fingerprint and path, for example {@code 73c5da0a/48'/0'/0'/2'}
     */
    public MultisigSetup give(String accountKey, String origin) {
        return transport.post(
                setups.below("key"), Map.of("accountKey", accountKey, "origin", origin), MultisigSetup.class);
    }

    /** Makes it the store's wallet, once somebody has compared its addresses. */
    public void confirm(String id) {
        transport.call("POST", setups.below(id, "confirm"), Map.of());
    }

    public void cancel(String id) {
        transport.call("DELETE", setups.below(id), null);
    }
}
