package org.malipo.chain;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.rpc.RpcUnavailable;
import org.malipo.money.Sats;
import org.springframework.stereotype.Component;

/**
 * What other modules may ask of the Bitcoin network. A <em>group</em> is whatever they keep scripts together by, such as
 * a wallet; its name means nothing here. Changes are told by the events {@code chain.block}, {@code chain.disconnected}
 * and {@code chain.transaction}.
 */
@Component
public class Chain {
    private final Sources sources;
    private final WatchTable watched;
    private final Statuses statuses;
    private final GroupReader groups;
    private final HistoryReader histories;
    private final FeeEstimator fees;
    private final Broadcaster broadcaster;
    private final RelatedTable related;
    private final WithdrawnTable withdrawn;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // the front of the module: each question goes to another part
    Chain(
            Sources sources,
            WatchTable watched,
            Statuses statuses,
            GroupReader groups,
            HistoryReader histories,
            FeeEstimator fees,
            Broadcaster broadcaster,
            RelatedTable related,
            WithdrawnTable withdrawn,
            Clock clock) {
        this.sources = sources;
        this.watched = watched;
        this.statuses = statuses;
        this.groups = groups;
        this.histories = histories;
        this.fees = fees;
        this.broadcaster = broadcaster;
        this.related = related;
        this.withdrawn = withdrawn;
        this.clock = clock;
    }

    /** {@return whether the settings switch this network on} */
    public boolean enabled(Network network) {
        return sources.networks().contains(network);
    }

    public Set<Network> networks() {
        return sources.networks();
    }

    /** {@return the first network that is switched on, in the order of {@link Network}} */
    public Network defaultNetwork() {
        return sources.networks().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Switch on at least one network."));
    }

    /**
     * Follows payments to these scripts from now on. Those watched already stay as they are. When it returns, every later
     * payment is found, even if the caller's transaction is rolled back.
     */
    public void watch(Network network, String group, List<WatchedScript> scripts) {
        if (!scripts.isEmpty()) {
            watched.add(network, group, scripts);
        }
    }

    /**
     * Stops following payments to some scripts of a group, in the caller's transaction. What is known of the group stays
     * known, and its coins are followed until they are spent.
     *
     * @return how many scripts these were
     */
    public int unwatch(Network network, String group, int limit) {
        return watched.remove(network, group, limit);
    }

    public ChainStatus status(Network network) {
        return statuses.of(network);
    }

    /** {@return why the network was not followed the last time it was not; empty if it always was} */
    public Optional<LastTrouble> lastTrouble(Network network) {
        return statuses.lastTrouble(network);
    }

    /** {@return the height of the last block whose payments are known here; -1 before the first} */
    public int tipHeight(Network network) {
        return statuses.tipHeight(network);
    }

    /** {@return what to pay to be mined within {@code blocks} blocks; from memory, asks nobody} */
    public FeeEstimate estimate(Network network, int blocks) {
        return fees.estimate(network, blocks);
    }

    /** {@return what the node asks of transactions, as it said some minutes ago at most; from memory, asks nobody} */
    public RelayPolicy relayPolicy(Network network) {
        return fees.relayPolicy(network);
    }

    /** {@return how the sources of fee rates stand, in the order in which they are believed; asks none of them} */
    public List<FeeSourceState> feeSources(Network network) {
        return fees.states(network);
    }

    /**
     * Sends the transaction, unless it is withdrawn, and keeps what came of it. If it is accepted and concerns a watched script,
     * it is known when this returns.
     */
    public BroadcastResult broadcast(Network network, Transaction transaction) {
        return broadcaster.broadcast(network, transaction);
    }

    /**
     * Offers some transactions no longer, from the end of the caller's transaction on: another one is sent in their place.
     *
     * @param by the other one
     */
    public void withdraw(Network network, Collection<TxId> outbid, TxId by) {
        if (!outbid.isEmpty()) {
            withdrawn.add(network, outbid, by, clock.instant());
        }
    }

    /** A transaction may be offered again, from the end of the caller's transaction on. */
    public void reinstate(Network network, TxId txid) {
        withdrawn.remove(network, txid);
    }

    /** Nothing comes of a transaction: what was withdrawn for it may be offered again. */
    public void reinstateOutbidBy(Network network, TxId by) {
        withdrawn.removeOutbidBy(network, by);
    }

    /** {@return whether the source says what becomes of what is sent; else only a block or other peers show it} */
    public boolean tellsOutcome(Network network) {
        return sources.get(network).tellsOutcome();
    }

    /** Offers it no longer, if nobody knows yet whether the network has it. */
    public void giveUp(Network network, TxId txid) {
        broadcaster.giveUp(network, txid);
    }

    /** {@return why the transaction would be refused if it were sent now; empty also where the source can't tell} */
    public Optional<String> refusal(Network network, Transaction transaction) {
        return sources.get(network).refusal(transaction);
    }

    /** {@return whether the source can tell what it would do with a transaction; from memory, asks nobody} */
    public boolean testsAcceptance(Network network) {
        return sources.get(network).testsAcceptance();
    }

    /** {@return what the source would do with the transaction} Asks the node: must not be called in a transaction. */
    public Acceptance acceptance(Network network, Transaction transaction) {
        return sources.get(network).acceptance(transaction);
    }

    public GroupBalance balance(Network network, String group) {
        return groups.balance(network, group);
    }

    /**
     * {@return at most {@code limit} outputs that no live transaction spends, oldest first}
     * @param after the key of the last coin of the page before
     */
    public List<Coin> coins(Network network, String group, @Nullable CoinKey after, int limit) {
        return groups.coins(network, group, after == null ? CoinKey.OLDEST : after, limit);
    }

    /** {@return the transactions that count, newest first} */
    public List<GroupTransaction> history(Network network, String group, HistoryPage page) {
        return histories.page(network, group, page);
    }

    /** {@return those of these transactions that count, newest first} */
    public List<GroupTransaction> history(Network network, String group, Collection<TxId> among, HistoryPage page) {
        return among.isEmpty() ? List.of() : histories.page(network, group, among, page);
    }

    /** {@return some transactions that count and whose ids begin with up to 64 hexadecimal digits} */
    public List<TxId> historyBeginning(Network network, String group, String digits, int limit) {
        return histories.beginning(network, group, digits, limit);
    }

    /** {@return some transactions that paid one of the group's addresses, or spent what had come to it} */
    public List<TxId> historyOf(Network network, String group, WatchedScript place, int limit) {
        return histories.touching(network, group, place, limit);
    }

    /**
     * {@return what came or went in each step since a time, without those in which nothing did}
     * @param step the first one is 0
     */
    public Map<Integer, Sats> changes(Network network, String group, Instant since, Duration step) {
        return histories.changes(network, group, since, step);
    }

    /** {@return whether anybody ever paid the address, also by a transaction that did not last} */
    public boolean isPaid(Network network, String group, int branch, int index) {
        return groups.isPaid(network, group, branch, index);
    }

    /** {@return the highest index of a branch that anybody ever paid, also by a transaction that did not last} */
    public OptionalInt lastPaidIndex(Network network, String group, int branch) {
        return groups.lastPaidIndex(network, group, branch);
    }

    /** {@return the transaction, if it concerns a watched script} */
    public Optional<ChainTransaction> transaction(Network network, TxId txid) {
        return groups.transaction(network, txid);
    }

    /** {@return those of these transactions that concern a watched script} */
    public Map<TxId, Transaction> transactions(Network network, Collection<TxId> txids) {
        return related.transactions(network, txids);
    }

    /**
     * {@return how an unconfirmed transaction stands among its relatives in the node's mempool; empty if it is not there, or
     * the node can't tell} Asks the node: must not be called in a transaction.
     */
    public Optional<MempoolEntry> mempoolEntry(Network network, TxId txid) {
        try {
            return sources.get(network).mempoolEntry(txid);
        } catch (RpcUnavailable _) {
            return Optional.empty();
        }
    }

    /** {@return on which unconfirmed transactions of ours each of those that are unconfirmed stands, itself included} */
    public Map<TxId, Set<TxId>> unconfirmedAncestors(Network network, Collection<TxId> txids) {
        return related.unconfirmedAncestors(network, txids);
    }

    /** {@return those of these outputs that pay the group, spent or not} */
    public List<OwnOutput> outputs(Network network, String group, Collection<OutPoint> outpoints) {
        return related.outputs(network, group, outpoints);
    }

    /** {@return those of these scripts that the group watches} */
    public List<WatchedScript> watched(Network network, String group, Collection<ByteVector> scripts) {
        return watched.find(network, group, scripts);
    }

    /** {@return whoever watches these scripts} */
    public List<Watcher> watchers(Network network, Collection<ByteVector> scripts) {
        return watched.watchers(network, scripts);
    }

    /** {@return test coins, on regtest only and only if the node has a wallet} */
    public Optional<TestFaucet> faucet(Network network) {
        return network == Network.REGTEST && enabled(network)
                ? sources.get(network).faucet()
                : Optional.empty();
    }
}
