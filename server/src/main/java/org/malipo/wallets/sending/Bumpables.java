package org.malipo.wallets.sending;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.malipo.bitcoin.AddressIndex;
import org.malipo.bitcoin.Branch;
import org.malipo.bitcoin.coins.Coin;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainTransaction;
import org.malipo.chain.MempoolEntry;
import org.malipo.chain.OwnOutput;
import org.malipo.chain.TransactionState;
import org.malipo.chain.WatchedScript;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.sending.Bumpable.Change;
import org.springframework.stereotype.Component;

/** Finds out how a transaction stands that is unconfirmed, forgotten, or taken by no node yet. Asks the node; must not be called in a transaction. */
@Component
class Bumpables {
    private final Chain chain;
    private final HeldCoinTable held;
    private final SendTable sends;
    private final BumpFees fees;
    private final Rivals rivals;

    Bumpables(Chain chain, HeldCoinTable held, SendTable sends, BumpFees fees, Rivals rivals) {
        this.chain = chain;
        this.held = held;
        this.sends = sends;
        this.fees = fees;
        this.rivals = rivals;
    }

    /** @throws ProblemException if there is no such transaction in the wallet, or it can't be helped any more */
    List<Bumpable> of(StoreWallet wallet, List<TxId> txids) {
        return txids.stream().map(txid -> of(wallet, txid)).toList();
    }

    private Bumpable of(StoreWallet wallet, TxId txid) {
        var known = chain.transaction(wallet.network(), txid);
        return known.isPresent() ? of(wallet, known.get()) : stuck(wallet, txid);
    }

    private Bumpable of(StoreWallet wallet, ChainTransaction known) {
        var transaction = known.transaction();
        var spent = spent(wallet, transaction);
        var made = chain.outputs(wallet.network(), wallet.group(), outpoints(transaction));
        if (spent.isEmpty() && made.isEmpty()) {
            throw unknown();
        }
        requireOpen(known);
        return known.state() == TransactionState.EVICTED
                ? absent(wallet, transaction, spent, BumpProblems.FORGOTTEN)
                : waiting(wallet, transaction, spent, made);
    }

    private List<OwnOutput> spent(StoreWallet wallet, Transaction transaction) {
        var inputs = transaction.txIn.stream().map(input -> input.outPoint).collect(toSet());
        return chain.outputs(wallet.network(), wallet.group(), inputs);
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
                change(wallet, transaction),
                free(wallet, made, ancestors.size()),
                ancestors,
                entry.map(BumpFees::of)
                        .or(() -> ancestors.size() > 1 ? Optional.empty() : BumpFees.alone(transaction, spent))
                        .orElseThrow(Bumpables::unclear),
                entry.map(MempoolEntry::descendants).orElseGet(() -> isSpent(made) ? 2 : 1),
                null);
    }

    /** No node has taken it yet, so that the index has never heard of it; somebody may have it all the same. */
    private Bumpable stuck(StoreWallet wallet, TxId txid) {
        var send = sends.among(wallet.network(), List.of(txid)).stream()
                .filter(one -> one.wallet() == wallet.id() && one.state() == SendState.SENDING)
                .findFirst()
                .orElseThrow(Bumpables::unknown);
        return absent(wallet, send.transaction(), spent(wallet, send.transaction()), BumpProblems.NOT_TAKEN);
    }

    /** Other nodes may have it still, so that what takes its place must outbid it all the same. */
    private Bumpable absent(StoreWallet wallet, Transaction transaction, List<OwnOutput> spent, Problem why) {
        rivals.requireNone(wallet, transaction.txid, spent);
        if (spent.size() < transaction.txIn.size()) {
            throw new ProblemException(why);
        }
        return new Bumpable(
                wallet,
                transaction,
                coins(wallet, spent),
                change(wallet, transaction),
                List.of(),
                Set.of(transaction.txid),
                fees.absent(wallet.network(), transaction, spent).orElseThrow(Bumpables::unclear),
                1,
                why);
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

    private Optional<Change> change(StoreWallet wallet, Transaction transaction) {
        var outputs = transaction.txOut;
        var scripts = outputs.stream().map(output -> output.publicKeyScript).collect(toSet());
        var own = chain.watched(wallet.network(), wallet.group(), scripts).stream()
                .filter(script -> script.branch() == Branch.CHANGE.number())
                .collect(toMap(WatchedScript::script, script -> AddressIndex.change(script.index())));
        return IntStream.range(0, outputs.size())
                .boxed()
                .flatMap(at -> Stream.ofNullable(own.get(outputs.get(at).publicKeyScript))
                        .map(index -> new Change(at, index)))
                .findFirst();
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

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("transaction-not-found", "The transaction was not found."));
    }

    private static ProblemException unclear() {
        return new ProblemException(Problem.refused(
                "fee-unknown",
                "The node can't tell what the transaction pays, so nobody knows how much more it takes."));
    }
}
