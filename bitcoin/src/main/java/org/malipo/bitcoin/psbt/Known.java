package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxOut;
import java.util.Optional;
import org.malipo.bitcoin.AddressIndex;

/** What we know ourselves about scripts and coins, whatever a PSBT says. */
public interface Known {
    /** Knows nothing: all there is are the claims of the PSBT, which are compared with what the wallet derives. */
    Known NOTHING = new Known() {
        @Override
        public Optional<AddressIndex> placeOf(ByteVector script) {
            return Optional.empty();
        }

        @Override
        public Optional<TxOut> coin(OutPoint outpoint) {
            return Optional.empty();
        }
    };

    /** {@return where the wallet has given out this script} */
    Optional<AddressIndex> placeOf(ByteVector script);

    /** {@return the output as it stands on the chain or in the mempool} */
    Optional<TxOut> coin(OutPoint outpoint);
}
