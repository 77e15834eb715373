package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.spend.FeePackage;
import org.malipo.chain.Chain;
import org.malipo.chain.MempoolEntry;
import org.malipo.chain.OwnOutput;
import org.springframework.stereotype.Component;

/** What unconfirmed transactions pay with all on which they stand. Asks the node; must not be called in a transaction. */
@Component
class BumpFees {
    private final Chain chain;

    BumpFees(Chain chain) {
        this.chain = chain;
    }

    static FeePackage of(MempoolEntry entry) {
        return new FeePackage(
                entry.vbytes(),
                new Satoshi(entry.fee().value()),
                entry.ancestorVbytes(),
                new Satoshi(entry.ancestorFee().value()),
                entry.descendantVbytes(),
                new Satoshi(entry.descendantFee().value()));
    }

    /** Known of what spends nothing but coins of ours. */
    static Optional<FeePackage> alone(Transaction transaction, List<OwnOutput> spent) {
        if (spent.size() < transaction.txIn.size()) {
            return Optional.empty();
        }
        var in = spent.stream()
                .mapToLong(output -> output.output().amount.toLong())
                .sum();
        var out = transaction.txOut.stream()
                .mapToLong(output -> output.amount.toLong())
                .sum();
        return Optional.of(FeePackage.alone((Transaction.weight(transaction) + 3L) / 4, new Satoshi(in - out)));
    }

    /** {@return what one that the mempool lacks pays with what it stands on there; empty if the node can't tell} */
    Optional<FeePackage> absent(Network network, Transaction transaction, List<OwnOutput> spent) {
        var parents = spent.stream()
                .filter(coin -> coin.confirmations() == 0)
                .map(coin -> coin.outpoint().txid)
                .collect(toSet());
        var alone = alone(transaction, spent);
        return parents.isEmpty()
                ? alone
                : alone.flatMap(own -> below(network, parents).map(below -> standing(own, below)));
    }

    private record Below(long vbytes, Satoshi fee) {
        Below plus(long moreVbytes, long moreFee) {
            return new Below(vbytes + moreVbytes, fee.plus(new Satoshi(moreFee)));
        }
    }

    private static FeePackage standing(FeePackage own, Below below) {
        return new FeePackage(
                own.vbytes(),
                own.fee(),
                own.vbytes() + below.vbytes(),
                own.fee().plus(below.fee()),
                own.descendantVbytes(),
                own.descendantFee());
    }

    /** Relatives of several parents are counted once: parents that share some are counted one by one, as far as they are ours. */
    private Optional<Below> below(Network network, Set<TxId> parents) {
        var ancestors = chain.unconfirmedAncestors(network, parents);
        var all = ancestors.values().stream().flatMap(Collection::stream).collect(toSet());
        var apart = ancestors.values().stream().mapToInt(Set::size).sum() == all.size();
        var below = new Below(0, new Satoshi(0));
        for (var txid : apart ? parents : all) {
            var entry = chain.mempoolEntry(network, txid);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            below = apart
                    ? below.plus(
                            entry.get().ancestorVbytes(),
                            entry.get().ancestorFee().value())
                    : below.plus(entry.get().vbytes(), entry.get().fee().value());
        }
        return Optional.of(below);
    }
}
