package org.malipo.bitcoin.light;

/** The blocks below one whose header is checked, as far as the rules ask for them. */
interface Ancestors {
    /** {@return the block's time, in unix seconds} */
    long time(int height);

    long bits(int height);
}
