package org.malipo.bitcoin.spend;

import fr.acinq.bitcoin.Satoshi;
import org.malipo.bitcoin.SatPerVbyte;

/** What a transaction pays to be confirmed. */
public sealed interface Fee {
    /** {@return the fee of a transaction of this weight, rounded up to whole virtual bytes and satoshis} */
    Satoshi of(long weight);

    /** {@return what the weight of a single coin costs} */
    SatPerVbyte rate();

    record Rate(SatPerVbyte rate) implements Fee {
        @Override
        public Satoshi of(long weight) {
            return rate.feeOf(TransactionWeight.vbytes(weight));
        }
    }

    /** This much, whatever the size. */
    record Total(Satoshi fee) implements Fee {
        @Override
        public Satoshi of(long weight) {
            return fee;
        }

        @Override
        public SatPerVbyte rate() {
            return SatPerVbyte.of(0);
        }
    }
}
