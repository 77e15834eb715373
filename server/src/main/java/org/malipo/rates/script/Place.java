package org.malipo.rates.script;

/** Where something stands in a script; both count from 1. */
public record Place(int line, int column) {}
