package org.malipo.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to note about a transaction; null leaves it as it is.
 *
 * @param comment cut to 200 characters; empty to take it away
 * @param labels added to those that are there; each is cut to 50 characters
 */
public record TransactionNote(
        @Nullable String comment, @Nullable List<String> labels) {}
