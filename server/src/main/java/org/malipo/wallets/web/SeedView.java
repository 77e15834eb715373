package org.malipo.wallets.web;

/**
 * The question for the password, before the words of a hot wallet are shown.
 *
 * @param wrong whether it was not right
 */
public record SeedView(String path, boolean wrong) {}
