package org.malipo.invoices;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.chain.TransactionState;
import org.malipo.money.Sats;

/** What the events of {@code chain} say, as their JSON has it. Times are unix seconds. */
final class ChainFacts {
    private static final int CHANGE = 1;

    private ChainFacts() {}

    /** The body of {@code chain.block}. */
    record BlockConnected(String network, int height) {}

    /** The body of {@code chain.disconnected}. */
    record BlocksDisconnected(String network, int forkHeight) {}

    /** The body of {@code chain.transaction}. */
    record TransactionSeen(
            String network,
            String txid,
            String state,
            boolean signalsRbf,
            @Nullable Integer blockHeight,
            long seenAt,
            @Nullable String replacedBy,
            List<Output> outputs) {
        Network on() {
            return Network.of(network);
        }

        /** {@return its outputs to addresses that were given out} */
        List<CoinFact> coins() {
            return outputs.stream()
                    .filter(output -> output.branch() != CHANGE)
                    .map(this::coin)
                    .distinct()
                    .toList();
        }

        private CoinFact coin(Output output) {
            return new CoinFact(
                    txid(txid),
                    output.vout(),
                    new ByteVector(output.script()),
                    new Sats(output.sats()),
                    TransactionState.valueOf(state.toUpperCase(Locale.ROOT)),
                    signalsRbf,
                    blockHeight,
                    replacedBy == null ? null : txid(replacedBy),
                    Instant.ofEpochSecond(seenAt));
        }

        private static TxId txid(String hex) {
            return new TxId(new ByteVector32(hex));
        }
    }

    /** One output of a transaction. */
    record Output(int vout, String script, long sats, int branch) {}
}
