package org.malipo.outbox;

/** Another process leads by now; the transaction must not commit. */
public class LeaseLost extends RuntimeException {
    LeaseLost(String name) {
        super("The lease " + name + " is held by another process", null, false, false);
    }
}
