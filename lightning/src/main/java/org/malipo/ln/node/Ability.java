package org.malipo.ln.node;

/** What not every kind of node can do. */
public enum Ability {
    /** Invoices that leave the amount to the payer. */
    ANY_AMOUNT,
    /** Invoices of parts of a satoshi. */
    MILLISATOSHIS,
    /** Invoices that tell only the hash of what they are for. */
    DESCRIPTION_HASH,
    /** Invoices that end when we say so. */
    EXPIRY,
    /** Invoices that tell ways through channels that nobody else knows of. */
    PRIVATE_ROUTE_HINTS,
    CANCEL_INVOICE,
    LIST_INVOICES,
    /** Listening goes on where it stopped: what was paid between is told. */
    LISTEN_FROM_POSITION,
    PAY,
    /** Payments keep to a limit of fees. */
    FEE_LIMIT,
    LOOK_UP_PAYMENT,
    /** A payment that the node does not know was never tried; elsewhere it may only be hidden. */
    TELLS_UNKNOWN_PAYMENTS,
    LIST_PAYMENTS,
    INFO,
    BALANCE,
    CHANNELS,
    OPEN_CHANNEL,
    CONNECT,
    DEPOSIT_ADDRESS
}
