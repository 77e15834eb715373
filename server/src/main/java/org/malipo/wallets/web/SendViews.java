package org.malipo.wallets.web;

import static java.util.stream.Collectors.toSet;

import fr.acinq.bitcoin.OutPoint;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.malipo.bitcoin.Addresses;
import org.malipo.chain.Chain;
import org.malipo.chain.Coin;
import org.malipo.money.Sats;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.sending.HotSigner;
import org.malipo.wallets.sending.Outpoints;
import org.malipo.wallets.sending.SendOrder;
import org.malipo.wallets.sending.WalletCoins;
import org.malipo.wallets.web.SendView.FeeChoice;
import org.springframework.stereotype.Component;

/** Prepares the form for sending. */
@Component
class SendViews {
    /** Ten minutes, an hour, six hours, a day. */
    static final int[] HURRIES = {1, 6, 36, 144};

    private static final int MOST_COINS = 200;
    private static final SendOrder ANY = new SendOrder(List.of(), null, false, false, null);

    private final Chain chain;
    private final WalletCoins coins;
    private final WalletLabels labels;
    private final HotSigner signer;
    private final SendAmounts amounts;

    SendViews(Chain chain, WalletCoins coins, WalletLabels labels, HotSigner signer, SendAmounts amounts) {
        this.chain = chain;
        this.coins = coins;
        this.labels = labels;
        this.signer = signer;
        this.amounts = amounts;
    }

    SendView of(StoreWallet wallet, SendForm form, SendWrongs wrongs, List<ForgottenView> forgotten) {
        var network = wallet.network();
        var usable = coins.of(wallet).usable(ANY);
        var listed = chain.coins(network, wallet.group(), null, MOST_COINS + 1);
        var ready = usable.stream().map(coin -> coin.outpoint()).collect(toSet());
        return new SendView(
                "/stores/" + wallet.store().value() + "/wallet",
                form,
                wrongs,
                usable.stream().map(coin -> new Sats(coin.amount().toLong())).reduce(Sats.ZERO, Sats::plus),
                IntStream.of(HURRIES)
                        .mapToObj(blocks -> new FeeChoice(
                                blocks, chain.estimate(network, blocks).rate()))
                        .toList(),
                listed(wallet, listed.stream().limit(MOST_COINS).toList(), ready, form.coins()),
                listed.size() > MOST_COINS,
                amounts.rate(wallet.store()),
                chain.relayPolicy(network).lowest(),
                signer.obstacle(wallet).isPresent(),
                forgotten);
    }

    private List<CoinView> listed(StoreWallet wallet, List<Coin> found, Set<OutPoint> ready, Set<String> checked) {
        var notes = labels.ofCoins(wallet, found);
        return found.stream()
                .map(coin -> {
                    var outpoint = new OutPoint(coin.txid(), coin.vout());
                    var printed = Outpoints.print(outpoint);
                    return new CoinView(
                            printed,
                            coin.amount(),
                            Addresses.ofScript(coin.script().toByteArray(), wallet.network())
                                    .orElse(""),
                            coin.seenAt(),
                            coin.confirmations(),
                            ready.contains(outpoint),
                            Tag.of(notes.getOrDefault(ObjectKey.of(coin), Annotation.NONE)),
                            checked.contains(printed));
                })
                .toList();
    }
}
