package org.malipo.chain;

import fr.acinq.bitcoin.Transaction;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.Network;
import org.malipo.chain.fees.FeeSource;
import org.malipo.chain.fees.NoFees;

/**
 * Where what is known of a network comes from; one for each network that is switched on. Safe for any thread. Everything
 * but {@link #network}, {@link #isLocal}, {@link #tellsOutcome} and {@link #testsAcceptance} may ask others over the network, so nothing of it is called in a transaction.
 */
interface ChainSource extends AutoCloseable {
    Network network();

    /** {@return whether it is on this machine, where trying again costs nothing} */
    boolean isLocal();

    /**
     * Follows the network while one connection lasts: brings the index to the tip, keeps it and the unconfirmed
     * transactions up to date, and says each second where it stands, with what works less well in words. Run by the
     * leader of the network, on its thread.
     *
     * @throws SourceAway when the connection can't be made, is lost, or is of no use any more
     * @throws WrongNetwork if the source is of another network than the settings say
     */
    void follow(Tracking tracking) throws SourceAway, InterruptedException;

    /** Offers the transaction to the network; to do so twice is harmless. */
    BroadcastResult send(Transaction tx);

    /**
     * {@return whether it looks at a transaction and says what becomes of it} Who does not is to be offered only what is right as
     * far as anybody here can tell, and goes on by itself until the outcome is known.
     */
    default boolean tellsOutcome() {
        return true;
    }

    /** {@return whom of it to ask for fee rates, in the order in which they are believed; none if it knows of no rates} */
    List<FeeSource> fees();

    /**
     * {@return what is asked of transactions before they are passed on}
     *
     * @throws NoFees if the source can't tell
     */
    RelayPolicy relayPolicy() throws NoFees;

    /**
     * {@return how a transaction of the mempool stands among its relatives, if it is there and the source can tell}
     *
     * @throws org.malipo.bitcoin.rpc.RpcUnavailable if it can't be asked
     */
    default Optional<MempoolEntry> mempoolEntry(TxId txid) {
        return Optional.empty();
    }

    default boolean offersUtxoScan() {
        return false;
    }

    /** {@return a way to search all unspent outputs, to be closed; empty where there is none} */
    default Optional<UtxoScan> utxoScan() {
        return Optional.empty();
    }

    /** {@return whether it can tell what it would do with a transaction; asks nobody} */
    default boolean testsAcceptance() {
        return false;
    }

    /** {@return what it would do with the transaction if that were sent now} */
    default Acceptance acceptance(Transaction tx) {
        return new Acceptance.Untold();
    }

    /** {@return why the transaction would be refused if it were sent now; empty also if that can't be told} */
    Optional<String> refusal(Transaction tx);

    /** {@return test coins, if the source has some to give} */
    Optional<TestFaucet> faucet();

    @Override
    void close();
}
