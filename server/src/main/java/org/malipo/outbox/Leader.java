package org.malipo.outbox;

/** Work that one process at a time does. */
@FunctionalInterface
public interface Leader {
    /**
     * Works until it is interrupted, which is how the loss of the lease and the end of the process are told. If it throws
     * something else, it is called again a little later.
     */
    void run(Lease lease) throws InterruptedException;
}
