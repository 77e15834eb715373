package org.malipo.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param next where the next piece begins; null in the last one
 */
public record Page<T>(List<T> elements, @Nullable String next) {}
