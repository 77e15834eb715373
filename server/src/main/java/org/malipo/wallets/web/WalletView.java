package org.malipo.wallets.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.WalletBalance;
import org.malipo.wallets.WalletTransaction;

/**
 * A wallet at a glance.
 *
 * @param transactions the newest ones
 * @param ready whether the node is there and caught up
 * @param backupDue whether nobody has shown yet that they have the words
 * @param signersAsked whether another wallet, of several signers, is in the making
 * @param several whether several people sign for this one
 * @param pending the newest transactions that they are to sign or send
 * @param fees what it costs to send; null while this server does not follow the network
 * @param sends whether whoever looks may make transactions
 */
public record WalletView(
        String path,
        String name,
        String network,
        boolean hot,
        boolean enabled,
        String scheme,
        WalletBalance balance,
        List<WalletTransaction> transactions,
        BalanceChart chart,
        boolean ready,
        boolean backupDue,
        boolean signersAsked,
        boolean several,
        List<PendingListView.Row> pending,
        @Nullable FeeChoices fees,
        boolean sends) {}
