package org.malipo.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Rows of a table that are to be worked off by any process, each by one. A process claims some before it works on them, and
 * renews its claims while it lives; claims that lapse are open again, because nobody knows how far that work had come.
 *
 * @param <T> a claimed row
 */
public interface ClaimedWork<T> {
    /**
     * How much is done at once.
     *
     * @param what the rows, for the log, for example "letters"
     * @param atOnce in this process
     * @param perOwner of one owner, so that one that is slow holds up nobody but itself
     * @param look how often the table is looked at without being woken
     * @param care how often claims are renewed and lapsed ones opened; well within the life of a claim
     */
    record Pace(String what, int atOnce, int perOwner, Duration look, Duration care) {}

    /** {@return rows that are due, now claimed; none of the owners that have enough under way} */
    List<T> claim(String process, int perOwner, Collection<String> busyOwners);

    void renewClaims(String process, Collection<String> ids);

    /** {@return how many rows of processes that are gone are open again} */
    int reopenLapsed();

    String idOf(T row);

    String ownerOf(T row);

    /** Does the work and puts its end on record. If it throws, nothing is on record and the claim lapses. */
    void work(T row, String process);
}
