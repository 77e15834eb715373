package org.malipo.client;

import java.util.List;

/** @param included all that having this permission is having as well */
public record Permission(String name, List<String> included) {}
