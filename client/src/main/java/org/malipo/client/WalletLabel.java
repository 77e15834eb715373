package org.malipo.client;

/** What somebody, or the server, wrote on a transaction or a coin. */
public record WalletLabel(String type, String text) {}
