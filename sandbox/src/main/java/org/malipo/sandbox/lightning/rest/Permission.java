package org.malipo.sandbox.lightning.rest;

/** What a call needs, as an entity and an action of LND's macaroons. */
enum Permission {
    INFO_READ("info", "read"),
    INVOICES_READ("invoices", "read"),
    INVOICES_WRITE("invoices", "write"),
    ADDRESS_READ("address", "read"),
    ADDRESS_WRITE("address", "write"),
    ONCHAIN_READ("onchain", "read"),
    ONCHAIN_WRITE("onchain", "write"),
    OFFCHAIN_READ("offchain", "read"),
    OFFCHAIN_WRITE("offchain", "write"),
    PEERS_READ("peers", "read"),
    PEERS_WRITE("peers", "write"),
    /** Of the sandbox alone: switching faults on. */
    FAULTS_WRITE("faults", "write");

    private final String entity;
    private final String action;

    Permission(String entity, String action) {
        this.entity = entity;
        this.action = action;
    }

    String entity() {
        return entity;
    }

    String action() {
        return action;
    }

    boolean isRead() {
        return action.equals("read");
    }
}
