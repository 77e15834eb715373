package org.malipo.wallets.web;

/** How a new wallet is to be kept. */
public record CreateView(String path, boolean hot, String error) {}
