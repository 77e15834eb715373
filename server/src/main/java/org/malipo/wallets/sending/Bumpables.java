package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Satoshi;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.bitcoin.spend.FeePackage;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainTransaction;
import org.malipo.chain.MempoolEntry;
import org.malipo.chain.OwnOutput;
import org.malipo.chain.TransactionState;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Bumpable.Change;
import org.springframework.stereotype.Component;

/** Finds out how an unconfirmed or forgotten transaction stands. Asks the node; must not be called in a transaction. */
@Component
class Bumpables {
    private final Chain chain;
    private final HeldCoinTable held;

    Bumpables(Chain chain, HeldCoinTable held) {
        this.chain = chain;
        this.held = held;
    }

    /** @throws ProblemException if there is no such transaction in the wallet, or it can't be helped any more */
    List<Bumpable> of(StoreWallet wallet, List<TxId> txids) {
        return txids.stream().map(txid -> of(wallet, txid)).toList();
    }

    private Bumpable of(StoreWallet wallet, TxId txid) {
        var known = chain.transaction(wallet.network(), txid).orElseThrow(Bumpables::unknown);
        var transaction = known.transaction();
        var inputs = transaction.txIn.stream().map(input -> input.outPoint).collect(toSet());
        var spent = chain.outputs(wallet.network(), wallet.group(), inputs);
        var made = chain.outputs(wallet.network(), wallet.group(), outpoints(transaction));
        if (spent.isEmpty() && made.isEmpty()) {
            throw unknown();
        }
        requireOpen(known);
        return known.state() == TransactionState.EVICTED
                ? forgotten(wallet, transaction, spent, made)
                : waiting(wallet, transaction, spent, made);
    }

    private Bumpable waiting(StoreWallet wallet, Transaction transaction, List<OwnOutput> spent, List<OwnOutput> made) {
        var txid = transaction.txid;
        var ancestors =
                chain.unconfirmedAncestors(wallet.network(), Set.of(txid)).getOrDefault(txid, Set.of(txid));
        var entry = chain.mempoolEntry(wallet.network(), txid);
        return new Bumpable(
                wallet,
                transaction,
                coins(wallet, spent),
                change(made),
                free(wallet, made, ancestors.size()),
                ancestors,
                entry.map(Bumpables::fees)
                        .or(() -> ancestors.size() > 1 ? Optional.empty() : alone(transaction, spent))
                        .orElseThrow(Bumpables::unclear),
                entry.map(MempoolEntry::descendants).orElseGet(() -> isSpent(made) ? 2 : 1),
                false);
    }

    /** Other nodes may have it still, so that what takes its place must outbid it all the same. */
    private Bumpable forgotten(
            StoreWallet wallet, Transaction transaction, List<OwnOutput> spent, List<OwnOutput> made) {
        var coins = spent.stream().map(OwnOutput::outpoint).toList();
        if (!held.holders(wallet.network(), coins).isEmpty()
                || spent.stream().anyMatch(coin -> !coin.live() || coin.spentBy() != null)) {
            throw new ProblemException(BumpProblems.COINS_SPENT);
        }
        if (!held.taken(wallet.network(), coins).isEmpty()) {
            throw new ProblemException(BumpProblems.COINS_HELD);
        }
        return new Bumpable(
                wallet,
                transaction,
                coins(wallet, spent),
                change(made),
                List.of(),
                Set.of(transaction.txid),
                alone(transaction, spent).orElseThrow(() -> new ProblemException(BumpProblems.FORGOTTEN)),
                1,
                true);
    }

    private static Map<OutPoint, Coin> coins(StoreWallet wallet, List<OwnOutput> spent) {
        return spent.stream().collect(toMap(OwnOutput::outpoint, output -> coin(wallet, output, 1)));
    }

    private static List<OutPoint> outpoints(Transaction transaction) {
        return IntStream.range(0, transaction.txOut.size())
                .mapToObj(at -> new OutPoint(transaction, at))
                .toList();
    }

    private static void requireOpen(ChainTransaction known) {
        if (known.state() == TransactionState.CONFIRMED) {
            throw new ProblemException(Problem.refused(
                    "already-confirmed", "The transaction is in a block: its fee can't be raised any more."));
        }
        if (known.state() == TransactionState.REPLACED) {
            throw new ProblemException(Problem.refused(
                    "not-in-mempool",
                    "The transaction is not waiting for a block any more: another one took its place."));
        }
    }

    private static Optional<Change> change(List<OwnOutput> made) {
        return made.stream()
                .filter(output -> output.branch() == Branch.CHANGE.number())
                .findFirst()
                .map(output ->
                        new Change(Math.toIntExact(output.outpoint().index), AddressIndex.change(output.index())));
    }

    private List<Coin> free(StoreWallet wallet, List<OwnOutput> made, int ancestors) {
        var taken = held.taken(
                wallet.network(), made.stream().map(OwnOutput::outpoint).toList());
        return made.stream()
                .filter(output -> output.spentBy() == null && !taken.contains(output.outpoint()))
                .map(output -> coin(wallet, output, ancestors))
                .toList();
    }

    private static Coin coin(StoreWallet wallet, OwnOutput output, int ancestors) {
        return new Coin(
                output.outpoint(),
                output.output(),
                new AddressIndex(Branch.of(output.branch()), output.index()),
                wallet.scheme().inputWeight(),
                output.confirmations(),
                ancestors,
                "");
    }

    private static boolean isSpent(List<OwnOutput> made) {
        return made.stream().anyMatch(output -> output.spentBy() != null);
    }

    private static FeePackage fees(MempoolEntry entry) {
        return new FeePackage(
                entry.vbytes(),
                new Satoshi(entry.fee().value()),
                entry.ancestorVbytes(),
                new Satoshi(entry.ancestorFee().value()),
                entry.descendantVbytes(),
                new Satoshi(entry.descendantFee().value()));
    }

    /** Known of what spends nothing but coins of ours. */
    private static Optional<FeePackage> alone(Transaction transaction, List<OwnOutput> spent) {
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

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("transaction-not-found", "The transaction was not found."));
    }

    private static ProblemException unclear() {
        return new ProblemException(Problem.refused(
                "fee-unknown",
                "The node can't tell what the transaction pays, so nobody knows how much more it takes."));
    }
}
