package org.malipo.outbox;

/** Leadership over one thing, held by this process until another one takes it. */
public interface Lease {
    /** {@return a number that is higher with each change of hands} */
    long epoch();

    /**
     * Holds on to leadership until the caller's transaction ends. Each transaction of a leader calls it before it writes, so
     * that a process that slept through its lease writes nothing; and one that sleeps in the middle of a transaction loses it
     * when its lease has run out, so that another can lead.
     *
     * @throws LeaseLost if another process leads by now
     */
    void check();
}
