package org.malipo.chain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.OutPoint;
import fr.acinq.bitcoin.TxId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Network;
import org.malipo.money.Sats;
import org.malipo.outbox.Event;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a transaction stood when an event {@code chain.transaction} told of it.
 *
 * @param blockHeight null unless it is confirmed
 * @param replacedBy who won, null where it is not known or nobody did
 * @param seenAt when the network was first seen to have it, in whole seconds
 * @param outputs its outputs to watched scripts, once for each group that watches them
 * @param spends the same, of what it spends
 */
public record TransactionFact(
        Network network,
        TxId txid,
        TransactionState state,
        boolean signalsRbf,
        @Nullable Integer blockHeight,
        @Nullable TxId replacedBy,
        Instant seenAt,
        List<Output> outputs,
        List<Output> spends) {
    /** The type of the events that tell of transactions. */
    public static final String TYPE = "chain.transaction";

    /**
     * An output to a watched script.
     *
     * @param outPoint where it is, in whichever transaction made it
     * @param group whose script it is, for example a wallet's
     * @param branch of the script in its group; 0 where it is not told, of what is spent
     * @param index the same
     */
    public record Output(OutPoint outPoint, ByteVector script, Sats value, String group, int branch, int index) {}

    /** The event's JSON. */
    private record Body(
            String network,
            String txid,
            String state,
            boolean signalsRbf,
            @Nullable Integer blockHeight,
            @Nullable String replacedBy,
            long seenAt,
            List<Made> outputs,
            List<Spent> spends) {}

    private record Made(int vout, String script, long sats, String group, int branch, int index) {
        private Output of(TxId txid) {
            return output(txid, vout, script, sats, group, branch, index);
        }
    }

    private record Spent(String txid, int vout, String script, long sats, String group) {
        private Output output() {
            return TransactionFact.output(new TxId(txid), vout, script, sats, group, 0, 0);
        }
    }

    /** Reads an event of type {@value #TYPE}. */
    public static TransactionFact of(Event event) {
        var body = JsonMapper.shared().readValue(event.payload(), Body.class);
        var txid = new TxId(body.txid());
        return new TransactionFact(
                Network.of(body.network()),
                txid,
                TransactionState.of(body.state()),
                body.signalsRbf(),
                body.blockHeight(),
                body.replacedBy() == null ? null : new TxId(body.replacedBy()),
                Instant.ofEpochSecond(body.seenAt()),
                body.outputs().stream().map(made -> made.of(txid)).toList(),
                body.spends().stream().map(Spent::output).toList());
    }

    /** {@return what these events tell, in order, network by network} */
    public static Map<Network, List<TransactionFact>> byNetwork(Collection<Event> events) {
        return events.stream()
                .map(TransactionFact::of)
                .collect(groupingBy(TransactionFact::network, LinkedHashMap::new, toList()));
    }

    /** {@return the groups that it pays or spends from} */
    public Set<String> groups() {
        return Stream.concat(outputs.stream(), spends.stream())
                .map(Output::group)
                .collect(Collectors.toSet());
    }

    private static Output output(TxId txid, int vout, String script, long sats, String group, int branch, int index) {
        return new Output(new OutPoint(txid, vout), new ByteVector(script), new Sats(sats), group, branch, index);
    }
}
