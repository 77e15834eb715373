package org.malipo.wallets;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.malipo.bitcoin.Network;
import org.malipo.chain.TransactionFact;
import org.malipo.chain.TransactionFollower;
import org.malipo.wallets.AddressPurposes.Purpose;
import org.springframework.stereotype.Component;

/**
 * Notes each transaction of a wallet, for each store that has the wallet, with what the addresses and coins that it touches
 * have to do with: labels, invoices and the like. A store is told of its own things only. Doing it again changes nothing.
 */
@Component
class AutomaticLabels implements TransactionFollower {
    private final WalletTable wallets;
    private final AutomaticNotes notes;
    private final Replacements replacements;
    private final List<AddressPurposes> purposes;

    AutomaticLabels(
            WalletTable wallets, AutomaticNotes notes, Replacements replacements, List<AddressPurposes> purposes) {
        this.wallets = wallets;
        this.notes = notes;
        this.replacements = replacements;
        this.purposes = purposes;
    }

    @Override
    public String name() {
        return "wallet-labels";
    }

    @Override
    public void follow(Network network, List<TransactionFact> seen) {
        var known = purposes(network, seen);
        byGroup(seen).forEach((group, transactions) -> {
            for (var notebook : notebooks(group)) {
                var own = known.stream()
                        .filter(purpose -> purpose.store().equals(notebook.store()))
                        .toList();
                notes.write(notebook, group, transactions, own);
                transactions.forEach(transaction -> replacements.note(notebook, group, transaction));
            }
        });
    }

    private List<Purpose> purposes(Network network, List<TransactionFact> seen) {
        var scripts = seen.stream()
                .flatMap(transaction -> transaction.outputs().stream())
                .map(TransactionFact.Output::script)
                .collect(toSet());
        return scripts.isEmpty()
                ? List.of()
                : purposes.stream()
                        .flatMap(some -> some.of(network, scripts).stream())
                        .toList();
    }

    private static Map<String, List<TransactionFact>> byGroup(List<TransactionFact> seen) {
        var groups = new LinkedHashMap<String, List<TransactionFact>>();
        for (var transaction : seen) {
            for (var group : transaction.groups()) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(transaction);
            }
        }
        return groups;
    }

    private List<Notebook> notebooks(String group) {
        return StoreWallet.ofGroup(group).stream()
                .flatMap(wallet -> wallets.lockStoresOf(wallet).stream().map(store -> new Notebook(store, wallet)))
                .toList();
    }
}
