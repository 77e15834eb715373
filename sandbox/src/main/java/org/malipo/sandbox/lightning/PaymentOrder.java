package org.malipo.sandbox.lightning;

/**
 * A payment that is to be made.
 *
 * @param amountMsat 0 where the payment request tells it
 * @param maxFeeMsat the most that routing may cost
 */
public record PaymentOrder(String bolt11, long amountMsat, long maxFeeMsat) {}
