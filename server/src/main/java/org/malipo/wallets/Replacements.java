package org.malipo.wallets;

import fr.acinq.bitcoin.TxId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.chain.Chain;
import org.malipo.chain.HistoryPage;
import org.malipo.chain.TransactionFact;
import org.malipo.wallets.LinkTable.Link;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Notes about a transaction which others it took the place of; it has to do with what those had to do with. */
@Component
class Replacements {
    private static final ObjectKey RBF = new ObjectKey("RBF", "RBF");
    private static final String REPLACED = "txs";

    private final ObjectTable objects;
    private final LinkTable links;
    private final Chain chain;

    Replacements(ObjectTable objects, LinkTable links, Chain chain) {
        this.objects = objects;
        this.links = links;
        this.chain = chain;
    }

    /** A winner that has nothing to do with the wallet, as when a payer takes money back, is left alone. */
    void note(Notebook notes, String group, TransactionFact loser) {
        Optional.ofNullable(loser.replacedBy())
                .filter(winner -> isOfWallet(loser, group, winner))
                .ifPresent(winner -> note(notes, ObjectKey.of(loser.txid()), ObjectKey.of(winner)));
    }

    private boolean isOfWallet(TransactionFact loser, String group, TxId winner) {
        var page = new HistoryPage(HistoryPage.Part.ALL, null, 0, 1);
        return !chain.history(loser.network(), group, List.of(winner), page).isEmpty();
    }

    private void note(Notebook notes, ObjectKey loser, ObjectKey winner) {
        objects.ensure(
                notes,
                Stream.of(winner, RBF)
                        .map(key -> new ObjectTable.Row(key, null))
                        .toList());
        var link = Link.between(winner, RBF);
        links.put(notes, link, replaced(notes, loser, winner));
        links.ensure(
                notes,
                links.attached(notes, List.of(loser)).getOrDefault(loser, List.of()).stream()
                        .filter(thing -> !thing.equals(RBF) && !thing.type().equals("CPFP"))
                        .map(thing -> Link.between(winner, thing))
                        .toList());
    }

    /** {@return what the link says already, and this one} */
    private ObjectNode replaced(Notebook notes, ObjectKey loser, ObjectKey winner) {
        var before = links.neighbours(notes, List.of(winner)).getOrDefault(winner, List.of()).stream()
                .filter(neighbour -> neighbour.key().equals(RBF))
                .flatMap(neighbour -> Stream.ofNullable(neighbour.linkData()))
                .flatMap(data -> data.path(REPLACED).valueStream())
                .map(txid -> txid.asString());
        var all = JsonMapper.shared().createArrayNode();
        Stream.concat(before, Stream.of(loser.id())).distinct().forEach(all::add);
        return JsonMapper.shared().createObjectNode().set(REPLACED, all);
    }
}
