package org.malipo.client;

/** Somebody who quotes prices. */
public record RateSource(String id, String name) {}
