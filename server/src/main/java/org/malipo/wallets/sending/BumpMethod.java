package org.malipo.wallets.sending;

/** How a fee is raised. */
public enum BumpMethod {
    /** By another transaction in its place. */
    RBF,
    /** By a child that pays for it. */
    CPFP
}
