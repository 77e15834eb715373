/**
 * The Java client of the REST API: {@link MalipoClient} calls a server, {@link EventTail} follows a store, {@link WebhookCheck} tells
 * genuine webhook requests from others.
 *
 * <p>Records are what the server says and takes. Words of the API, such as {@link InvoiceStatus}, and members of records that this
 * version does not know are kept as they came. Amounts are {@link java.math.BigDecimal}, times {@link java.time.Instant}.
 */
@NullMarked
package org.malipo.client;

import org.jspecify.annotations.NullMarked;
