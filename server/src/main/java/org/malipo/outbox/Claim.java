package org.malipo.outbox;

/**
 * A row that this process may work on until its claim lapses.
 *
 * @param id what no other claim has, of this row or by this process
 * @param <T> the row
 */
public record Claim<T extends ClaimTable.Row>(T row, String id) {}
