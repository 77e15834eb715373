package org.malipo.ln.node;

import java.time.Duration;
import java.util.Optional;
import org.malipo.ln.Msat;

/**
 * An invoice that is to be made.
 *
 * @param amount empty to leave it to the payer
 * @param description what it is for
 * @param hashOnly only the SHA-256 of the description goes into the payment request
 * @param expiry from now on, whole seconds
 * @param privateRouteHints whether channels that are not announced are named
 */
public record InvoiceOrder(
        Optional<Msat> amount, String description, boolean hashOnly, Duration expiry, boolean privateRouteHints) {}
