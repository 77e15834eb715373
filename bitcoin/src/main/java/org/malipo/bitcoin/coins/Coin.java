package org.malipo.bitcoin.coins;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.TxOut;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.InputWeight;

/**
 * An unspent output of a wallet that consensus lets it spend: the coins of an immature coinbase are none.
 * @param at where the wallet derives its script
 * @param weight of an input that spends it
 * @param confirmations 0 while it is in the mempool only
 * @param ancestors unconfirmed transactions it stands on, its own included; 0 once it is confirmed
 * @param group whose coins these are, for example the label of a payer; coins of one group don't betray each other
 */
public record Coin(
        OutPoint outpoint,
        TxOut output,
        AddressIndex at,
        InputWeight weight,
        int confirmations,
        int ancestors,
        String group) {
    public Satoshi amount() {
        return output.amount;
    }

    public boolean isConfirmed() {
        return confirmations > 0;
    }

    /** {@return the same coin, of which is known that it stands on more} */
    public Coin withAncestors(int more) {
        return new Coin(outpoint, output, at, weight, confirmations, more, group);
    }
}
