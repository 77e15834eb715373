package org.malipo.wallets.sending;

import fr.acinq.bitcoin.OutPoint;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.SatPerVbyte;
import org.malipo.money.Sats;

/**
 * A send as its owner should see it before it is made. Nothing of it is kept.
 *
 * @param vbytes the most it can have once it is signed
 */
public record SendPreview(
        List<Input> inputs, List<Output> outputs, Sats fee, SatPerVbyte rate, long vbytes, List<Warning> warnings) {
    /**
     * A coin that is spent.
     *
     * @param labels what the store wrote on it, its address or the transaction that made it
     */
    public record Input(OutPoint outpoint, String address, Sats amount, int confirmations, List<String> labels) {}

    /**
     * @param address empty where the script has none
     * @param change whether it comes back to the wallet
     */
    public record Output(Optional<String> address, Sats amount, boolean change) {}
}
