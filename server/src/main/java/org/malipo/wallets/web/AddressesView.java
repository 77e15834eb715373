package org.malipo.wallets.web;

import java.util.List;
import org.malipo.wallets.WalletOutcome.PreviewAddress;

/** The first addresses of a wallet. */
public record AddressesView(String path, String scheme, List<PreviewAddress> addresses) {}
