package org.malipo.bitcoin.psbt;

import java.util.List;
import org.malipo.bitcoin.AccountKey;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.OwnScript;

/**
 * The wallet that a PSBT is made for or looked at from.
 * @param keys the account keys with their origins, in the order of the scheme
 */
public record PsbtWallet(DerivationScheme scheme, List<AccountKey> keys) {
    OwnScript own(AddressIndex at) {
        return scheme.own(at, keys);
    }
}
