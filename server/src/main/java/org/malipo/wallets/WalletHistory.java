package org.malipo.wallets;

import fr.acinq.bitcoin.BlockId;
import fr.acinq.bitcoin.TxId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.Chain;
import org.malipo.chain.ChainTransaction;
import org.malipo.chain.Coin;
import org.malipo.chain.CoinKey;
import org.malipo.chain.GroupTransaction;
import org.malipo.chain.HistoryKey;
import org.springframework.stereotype.Component;

/** What wallets hold and what came and went. */
@Component
public class WalletHistory {
    private static final int PAGE = 500;

    private final Chain chain;

    WalletHistory(Chain chain) {
        this.chain = chain;
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
     * {@return the newest transactions that pass {@code which}, leaving out the first {@code skip} of them}
     *
     * @param behind the last transaction of the page before; null for the first page
     */
    public List<WalletTransaction> transactions(
            StoreWallet wallet, Predicate<WalletTransaction> which, @Nullable HistoryKey behind, int skip, int limit) {
        var wanted = Math.addExact((long) skip, limit);
        var found = new ArrayList<WalletTransaction>();
        var after = behind;
        List<GroupTransaction> page;
        do {
            page = page(wallet, after, wanted);
            page.stream().map(WalletHistory::transaction).filter(which).forEach(found::add);
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() == pageSize(wanted) && found.size() < wanted);
        return found.stream().skip(skip).limit(limit).toList();
    }

    /** {@return one transaction of the wallet} */
    public Optional<WalletTransaction> transaction(StoreWallet wallet, TxId txid) {
        return chain.transaction(wallet.network(), txid).flatMap(known -> search(wallet, known));
    }

    /** The history is read only where it holds transactions of the same height. */
    private Optional<WalletTransaction> search(StoreWallet wallet, ChainTransaction known) {
        var height = known.blockHeight();
        var after = height == null ? null : new HistoryKey(height + 1, 0, known.seenAt(), known.txid());
        List<GroupTransaction> page;
        do {
            page = page(wallet, after, PAGE);
            for (var candidate : page) {
                if (candidate.txid().equals(known.txid())) {
                    return Optional.of(transaction(candidate));
                }
            }
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() == PAGE && Objects.equals(page.getLast().blockHeight(), height));
        return Optional.empty();
    }

    private List<GroupTransaction> page(StoreWallet wallet, @Nullable HistoryKey after, long wanted) {
        return chain.history(wallet.network(), wallet.group(), after, pageSize(wanted));
    }

    private static int pageSize(long wanted) {
        return Math.clamp(wanted, 1, PAGE);
    }

    private static WalletTransaction transaction(GroupTransaction transaction) {
        var hash = transaction.blockHash();
        return new WalletTransaction(
                transaction.txid().toString(),
                transaction.change(),
                transaction.confirmations(),
                hash == null ? null : new BlockId(hash).toString(),
                transaction.blockHeight(),
                transaction.seenAt(),
                transaction.key());
    }
}
