package org.malipo.wallets.web;

import org.malipo.money.Sats;

/** What is lost from sight when a wallet is removed. */
public record RemoveView(String path, String name, boolean hot, Sats balance) {}
