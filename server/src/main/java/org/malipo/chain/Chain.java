package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;

/**
 * What other modules may ask of the Bitcoin network. A <em>group</em> is whatever they keep scripts together by, such as
 * a wallet; its name means nothing here. Changes are told by the events {@code chain.block}, {@code chain.disconnected}
 * and {@code chain.transaction}.
 */
@Component
public class Chain {
    /** {@return whether the settings switch this network on} */
    public boolean enabled(Network network) {
        throw new UnsupportedOperationException("not built yet");
    }

    public Set<Network> networks() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return the first network that is switched on, in the order of {@link Network}} */
    public Network defaultNetwork() {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Follows payments to these scripts from now on. Those watched already stay as they are. When it returns, every later
     * payment is found, even if the caller's transaction is rolled back.
     */
    public void watch(Network network, String group, List<WatchedScript> scripts) {
        throw new UnsupportedOperationException("not built yet");
    }

    public ChainStatus status(Network network) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return the height of the last block whose payments are known here; -1 before the first} */
    public int tipHeight(Network network) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return what to pay to be mined within {@code blocks} blocks; answers at once, from a recent estimate} */
    public FeeEstimate estimate(Network network, int blocks) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Sends the transaction, and keeps what came of it. If it concerns a watched script, it is known when this returns. */
    public BroadcastResult broadcast(Network network, Transaction transaction) {
        throw new UnsupportedOperationException("not built yet");
    }

    public GroupBalance balance(Network network, String group) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return the outputs that no live transaction spends, oldest first} */
    public List<Coin> coins(Network network, String group) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * {@return at most {@code limit} transactions that count, newest first}
     * @param after the key of the last transaction of the page before
     */
    public List<GroupTransaction> history(Network network, String group, @Nullable HistoryKey after, int limit) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return all money that ever came to one address, in the order it was seen} */
    public List<ReceivedOutput> received(Network network, String group, int branch, int index) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return the transaction, if it concerns a watched script} */
    public Optional<ChainTransaction> transaction(Network network, TxId txid) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** {@return test coins, on regtest only and only if the node has a wallet} */
    public Optional<TestFaucet> faucet(Network network) {
        throw new UnsupportedOperationException("not built yet");
    }
}
