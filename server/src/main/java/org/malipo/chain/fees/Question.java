package org.malipo.chain.fees;

/** Something to ask over the network. */
@FunctionalInterface
public interface Question<T> {
    /**
     * {@return the answer}
     *
     * @throws NoFees if there is none, and why
     */
    T ask() throws NoFees, InterruptedException;
}
