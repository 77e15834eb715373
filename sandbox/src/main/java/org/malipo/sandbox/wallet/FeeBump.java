package org.malipo.sandbox.wallet;

import fr.acinq.bitcoin.TxOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.sandbox.mempool.MempoolEntry;
import org.malipo.sandbox.mempool.Policy;

/**
 * What the replacement of a payment has in common with it: the same inputs, the same recipients; change pays the
 * difference.
 */
record FeeBump(WalletTransaction original, MempoolEntry entry) {
    List<Payment> payments() throws WalletRefusal {
        var payments = new ArrayList<Payment>();
        for (int i = 0; i < original.tx().txOut.size(); i++) {
            KeyPlace ours = original.ownOutputs().get(i);
            TxOut output = original.tx().txOut.get(i);
            if (ours == null || !ours.isChange()) {
                payments.add(new Payment(output.publicKeyScript, output.amount.toLong(), false));
            }
        }
        if (payments.isEmpty()) {
            throw new WalletRefusal(WalletRefusal.WALLET_ERROR, "Transaction has no output besides change");
        }
        return payments;
    }

    List<WalletCoin> coins(WalletKeys keys) {
        var coins = new ArrayList<WalletCoin>();
        original.ownInputs().forEach((index, output) -> {
            KeyPlace place = Objects.requireNonNull(keys.find(output.publicKeyScript));
            coins.add(new WalletCoin(original.tx().txIn.get(index).outPoint, output, place, 0, true, true));
        });
        return coins;
    }

    long rate(@Nullable Long wanted) throws WalletRefusal {
        long old = Math.ceilDiv(entry.feeSats() * 1_000, (long) entry.vsize());
        long least = old + Policy.INCREMENTAL_RELAY_SATS_PER_KVB;
        if (wanted != null && wanted < least) {
            throw new WalletRefusal(
                    WalletRefusal.INVALID_PARAMETER,
                    "Insufficient total fee: the fee rate must be at least %d.%03d sat/vB"
                            .formatted(least / 1_000, least % 1_000));
        }
        // One step more than the least, because signatures differ by a byte and the sizes of the two with them.
        return wanted != null ? wanted : least + Policy.INCREMENTAL_RELAY_SATS_PER_KVB;
    }
}
