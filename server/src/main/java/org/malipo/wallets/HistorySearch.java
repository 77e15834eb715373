package org.malipo.wallets;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.TxId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.chain.Chain;
import org.springframework.stereotype.Component;

/** Finds transactions by what people remember of them. Each question is answered from an index. */
@Component
class HistorySearch {
    /** Of each kind of finding; whoever finds more looks for something else. */
    private static final int MOST = 1_000;
    /** Fewer digits mean too many transactions. */
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,64}");

    private final Chain chain;
    private final ObjectTable objects;

    HistorySearch(Chain chain, ObjectTable objects) {
        this.chain = chain;
        this.objects = objects;
    }

    /** {@return those whose ids begin so, that have to do with this address, or whose comments hold the text} */
    Set<TxId> find(StoreWallet wallet, String text) {
        var found = new LinkedHashSet<TxId>();
        var digits = text.toLowerCase(Locale.ROOT);
        if (BEGINNING.matcher(digits).matches()) {
            found.addAll(chain.historyBeginning(wallet.network(), wallet.group(), digits, MOST));
        }
        found.addAll(ofAddress(wallet, text));
        if (text.indexOf('\0') < 0) {
            objects.commented(Notebook.of(wallet), text, MOST).stream()
                    .flatMap(id -> Txids.read(id).stream())
                    .forEach(found::add);
        }
        return found;
    }

    private List<TxId> ofAddress(StoreWallet wallet, String text) {
        try {
            var script = new ByteVector(Addresses.toScript(text, wallet.network()));
            return chain.watched(wallet.network(), wallet.group(), List.of(script)).stream()
                    .flatMap(place -> chain.historyOf(wallet.network(), wallet.group(), place, MOST).stream())
                    .toList();
        } catch (AddressException _) {
            return List.of();
        }
    }
}
