package org.malipo.bitcoin.psbt;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where transactions are found that made the coins. */
public interface PreviousTransactions {
    Optional<Transaction> of(OutPoint coin);

    static PreviousTransactions of(Collection<Transaction> transactions) {
        var byHash = transactions.stream()
                .collect(Collectors.toMap(transaction -> transaction.hash, Function.identity(), (a, _) -> a));
        return coin -> Optional.ofNullable(byHash.get(coin.hash));
    }
}
