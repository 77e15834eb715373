package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toMap;

import fr.acinq.bitcoin.OutPoint;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.malipo.chain.Coin;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletLabels;
import org.springframework.stereotype.Component;

/** What the store wrote on its coins: coins with the same labels may be spent together without telling anything new. */
@Component
class CoinLabels {
    /** Above it nobody labels by hand, and asking takes too long. */
    private static final int MOST = 10_000;

    private final WalletLabels labels;

    CoinLabels(WalletLabels labels) {
        this.labels = labels;
    }

    /** {@return the labels of each coin, sorted; those without any are left out} */
    Map<OutPoint, List<String>> of(StoreWallet wallet, Collection<Coin> coins) {
        if (coins.size() > MOST) {
            return Map.of();
        }
        var notes = labels.ofCoins(wallet, coins);
        return coins.stream()
                .map(coin -> Map.entry(
                        new OutPoint(coin.txid(), coin.vout()),
                        written(notes.getOrDefault(ObjectKey.of(coin), Annotation.NONE))))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> written(Annotation annotation) {
        return annotation.attached().stream()
                .filter(key -> key.type().equals(ObjectKey.LABEL))
                .map(ObjectKey::id)
                .sorted()
                .toList();
    }
}
