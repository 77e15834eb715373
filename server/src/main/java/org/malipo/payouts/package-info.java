/**
 * Money that goes out: pull payments, which somebody may claim from, the payouts that come of claims, and refunds of
 * invoices. Claims never come to more than was granted; who pays, and how, is decided after a payout was approved.
 */
@ApplicationModule(
        allowedDependencies = {"money", "problem", "outbox", "access", "stores", "rates", "wallets", "invoices", "web"})
@NullMarked
package org.malipo.payouts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
