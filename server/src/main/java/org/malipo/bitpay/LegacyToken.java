package org.malipo.bitpay;

import java.time.Instant;
import org.malipo.access.StoreId;

/**
 * A program that may make and read the invoices of one store.
 *
 * @param token names the pair in the program's calls, which its key must sign
 * @param label what people call the program
 */
public record LegacyToken(String id, String token, StoreId store, Sin sin, String label, Instant pairedAt) {}
