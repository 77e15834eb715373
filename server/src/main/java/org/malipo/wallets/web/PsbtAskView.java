package org.malipo.wallets.web;

/**
 * The place to give a PSBT.
 *
 * @param wrong key of what was wrong with the last one; empty at first
 */
public record PsbtAskView(String path, String typed, String wrong) {}
