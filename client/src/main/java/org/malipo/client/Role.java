package org.malipo.client;

import java.util.List;

/**
 * What members of a store may do.
 *
 * @param id its name, or {@code <store id>::<name>} for a role of one store
 */
public record Role(String id, String role, List<String> permissions, boolean isServerRole) {}
