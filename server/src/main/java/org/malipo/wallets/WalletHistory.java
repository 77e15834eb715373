package org.malipo.wallets;

import static java.util.stream.Collectors.toCollection;

import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.Chain;
import org.malipo.chain.Coin;
import org.malipo.chain.CoinKey;
import org.malipo.chain.GroupTransaction;
import org.malipo.chain.HistoryKey;
import org.malipo.chain.HistoryPage;
import org.malipo.chain.HistoryPage.Part;
import org.springframework.stereotype.Component;

/** What wallets hold and what came and went. */
@Component
public class WalletHistory {
    private static final int MOST_AT_ONCE = 5_000;

    private final Chain chain;
    private final WalletLabels labels;
    private final HistorySearch search;

    WalletHistory(Chain chain, WalletLabels labels, HistorySearch search) {
        this.chain = chain;
        this.labels = labels;
        this.search = search;
    }

    public WalletBalance balance(StoreWallet wallet) {
        var balance = chain.balance(wallet.network(), wallet.group());
        return new WalletBalance(balance.confirmed(), balance.unconfirmed(), balance.available());
    }

    /** {@return outputs that no live transaction spends, oldest first} */
    public List<Coin> coins(StoreWallet wallet, @Nullable CoinKey after, int limit) {
        return chain.coins(wallet.network(), wallet.group(), after, limit);
    }

    /**
     * {@return the newest transactions that pass the filter, leaving out the first {@code skip} of them}
     *
     * @param behind the last transaction of the page before; null for the first page
     */
    public List<WalletTransaction> transactions(
            StoreWallet wallet, HistoryFilter filter, @Nullable HistoryKey behind, int skip, int limit) {
        var among = among(wallet, filter);
        var found = new ArrayList<WalletTransaction>();
        var after = behind;
        int wanted;
        List<WalletTransaction> page;
        do {
            wanted = Math.min(limit - found.size(), MOST_AT_ONCE);
            page = page(
                    wallet,
                    among,
                    new HistoryPage(filter.part(), after, found.isEmpty() ? skip : 0, wanted, filter.seen()));
            found.addAll(page);
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() == wanted && found.size() < limit);
        return found;
    }

    private List<WalletTransaction> page(StoreWallet wallet, @Nullable Set<TxId> among, HistoryPage page) {
        return annotated(
                wallet,
                among == null
                        ? chain.history(wallet.network(), wallet.group(), page)
                        : chain.history(wallet.network(), wallet.group(), among, page));
    }

    /** {@return the only ones that label and text leave, or null where neither is asked for} */
    private @Nullable Set<TxId> among(StoreWallet wallet, HistoryFilter filter) {
        var found = filter.label() == null ? null : labelled(wallet, filter.label());
        if (filter.text() != null) {
            var named = search.find(wallet, filter.text());
            if (found == null) {
                return named;
            }
            found.retainAll(named);
        }
        return found;
    }

    private Set<TxId> labelled(StoreWallet wallet, String label) {
        return labels.transactionsWith(wallet, label).stream()
                .flatMap(text -> Txids.read(text).stream())
                .collect(toCollection(LinkedHashSet::new));
    }

    /** {@return one transaction of the wallet} */
    public Optional<WalletTransaction> transaction(StoreWallet wallet, TxId txid) {
        var page = new HistoryPage(Part.ALL, null, 0, 1);
        return annotated(wallet, chain.history(wallet.network(), wallet.group(), List.of(txid), page)).stream()
                .findFirst();
    }

    private List<WalletTransaction> annotated(StoreWallet wallet, List<GroupTransaction> transactions) {
        var notes = labels.of(
                wallet,
                transactions.stream()
                        .map(transaction -> ObjectKey.of(transaction.txid()))
                        .toList());
        return transactions.stream()
                .map(transaction ->
                        transaction(transaction, notes.getOrDefault(ObjectKey.of(transaction.txid()), Annotation.NONE)))
                .toList();
    }

    private static WalletTransaction transaction(GroupTransaction transaction, Annotation annotation) {
        var hash = transaction.blockHash();
        return new WalletTransaction(
                transaction.txid().toString(),
                transaction.change(),
                transaction.confirmations(),
                hash == null ? null : new BlockId(hash).toString(),
                transaction.blockHeight(),
                transaction.seenAt(),
                annotation,
                transaction.key());
    }
}
