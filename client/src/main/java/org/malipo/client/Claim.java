package org.malipo.client;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Asking for money out of a pull payment.
 *
 * @param amount in the pull payment's currency; null for what is left
 */
public record Claim(String destination, @Nullable BigDecimal amount, String payoutMethodId) {}
