package org.malipo.bitcoin.light;

/**
 * Records of one size, numbered from 0, that outlive a restart: the headers of the chain (80 bytes), or of its filters
 * (32 bytes). Written by one thread. What was appended may be lost in a crash, but only from the end.
 */
public interface ChainStore {
    /** {@return how many records there are} */
    int count();

    /** {@return this many records in one piece, from this number on} */
    byte[] read(int from, int count);

    /** Adds whole records at the end. */
    void append(byte[] records);

    /** Forgets all but the first {@code count} records. */
    void truncate(int count);
}
