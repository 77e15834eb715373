package org.malipo.wallets.web;

import org.malipo.wallets.sending.BumpKind;

/** How a fee is raised, as the API calls it. */
enum BumpMethod {
    /** By another transaction in its place. */
    RBF(BumpKind.REPLACEMENT),
    /** By a child that pays for it. */
    CPFP(BumpKind.CHILD);

    private final BumpKind kind;

    BumpMethod(BumpKind kind) {
        this.kind = kind;
    }

    BumpKind kind() {
        return kind;
    }
}
