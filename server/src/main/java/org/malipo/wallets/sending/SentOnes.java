package org.malipo.wallets.sending;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import org.malipo.wallets.StoreWallet;
import org.springframework.stereotype.Component;

/** What became of what a wallet sent. */
@Component
public class SentOnes {
    private final SendTable sends;

    SentOnes(SendTable sends) {
        this.sends = sends;
    }

    /** {@return the send of a transaction, if this store's wallet sent it} */
    public Optional<Send> of(StoreWallet wallet, TxId txid) {
        return sends.among(wallet.network(), List.of(txid)).stream()
                .filter(send -> send.wallet() == wallet.id())
                .findFirst();
    }
}
