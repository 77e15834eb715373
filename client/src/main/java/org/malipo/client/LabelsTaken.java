package org.malipo.client;

/**
 * What came of a file of labels.
 *
 * @param imported lines that were taken
 * @param otherTypes lines about something else than transactions, addresses and outputs
 * @param malformed lines that can't be read
 * @param shortened labels that were cut to 50 characters
 */
public record LabelsTaken(int imported, int otherTypes, int malformed, int shortened) {}
