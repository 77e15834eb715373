package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;

/** A transaction as the event {@code chain.transaction} tells of it: what it pays to watched scripts, and spends of them. */
record SeenTransaction(
        String network, String txid, @Nullable String replacedBy, List<Output> outputs, List<Output> spends) {
    /**
     * An output to a watched script.
     *
     * @param txid of the transaction that made it, null if that is this one
     * @param script in hex
     */
    record Output(@Nullable String txid, int vout, String script, String group) {}

    Network on() {
        return Network.of(network);
    }

    ObjectKey key() {
        return new ObjectKey(ObjectKey.TX, txid);
    }

    Optional<TxId> winner() {
        return Optional.ofNullable(replacedBy).flatMap(Txids::read);
    }

    Set<String> groups() {
        return Stream.concat(outputs.stream(), spends.stream())
                .map(Output::group)
                .collect(Collectors.toSet());
    }

    Stream<ByteVector> scripts() {
        return outputs.stream().map(output -> new ByteVector(output.script()));
    }

    /** {@return the addresses that it pays, the coins that it makes and those that it spends, of one wallet} */
    List<ObjectKey> touched(String group) {
        var made = outputs.stream()
                .filter(output -> output.group().equals(group))
                .flatMap(output -> Stream.concat(
                        Stream.of(ObjectKey.utxo(txid, output.vout())),
                        address(on(), new ByteVector(output.script())).stream()));
        var spent = spends.stream()
                .filter(output -> output.group().equals(group))
                .map(output -> ObjectKey.utxo(String.valueOf(output.txid()), output.vout()));
        return Stream.concat(made, spent).toList();
    }

    static Optional<ObjectKey> address(Network network, ByteVector script) {
        return Addresses.ofScript(script.toByteArray(), network).map(text -> new ObjectKey(ObjectKey.ADDRESS, text));
    }
}
