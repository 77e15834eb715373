package org.malipo.wallets.web;

import org.malipo.bitcoin.AccountKey;

/**
 * A key that was recognised, before its signer gives it.
 *
 * @param usual where devices keep keys for this type of script
 * @param isUsual whether it lies there
 */
public record CosignerView(String path, String xpub, String origin, String usual, boolean isUsual) {
    static CosignerView of(String path, AccountKey key, String usual) {
        var origin = key.origin() == null ? "" : key.origin().print();
        return new CosignerView(path, key.xpub(), origin, usual, origin.endsWith("/" + usual));
    }
}
