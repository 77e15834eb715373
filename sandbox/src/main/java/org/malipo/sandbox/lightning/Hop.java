package org.malipo.sandbox.lightning;

/**
 * One channel of a payment's way.
 *
 * @param channel its number in this network
 * @param shortId as BOLT 7 writes it into a number
 * @param amountMsat what goes through it, fees of the nodes behind it included
 */
public record Hop(int channel, long shortId, String from, String to, long amountMsat) {}
