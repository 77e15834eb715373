package org.malipo.access.web;

/**
 * Adding a wallet.
 *
 * @param k1 the challenge, in hex
 * @param lnurl in bech32, upper case
 * @param waiting whether the wallet was said to be done and is not
 */
public record WalletView(String k1, String lnurl, boolean waiting) {}
