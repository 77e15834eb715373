package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.chain.TransactionFact;

/** What a transaction has to do with, as stores keep notes about it. */
final class TouchedThings {
    private TouchedThings() {}

    /** {@return the addresses that it pays, the coins that it makes and those that it spends, of one wallet} */
    static List<ObjectKey> of(TransactionFact transaction, String group) {
        var made = transaction.outputs().stream()
                .filter(output -> output.group().equals(group))
                .flatMap(output -> Stream.concat(
                        Stream.of(ObjectKey.utxo(output.outPoint())),
                        address(transaction.network(), output.script()).stream()));
        var spent = transaction.spends().stream()
                .filter(output -> output.group().equals(group))
                .map(output -> ObjectKey.utxo(output.outPoint()));
        return Stream.concat(made, spent).toList();
    }

    static Optional<ObjectKey> address(Network network, ByteVector script) {
        return Addresses.ofScript(script.toByteArray(), network).map(text -> new ObjectKey(ObjectKey.ADDRESS, text));
    }
}
