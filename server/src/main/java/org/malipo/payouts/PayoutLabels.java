package org.malipo.payouts;

import java.util.Optional;
import java.util.Set;
import org.malipo.outbox.Event;
import org.malipo.outbox.EventConsumer;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Txids;
import org.malipo.wallets.WalletLabels;
import org.malipo.wallets.Wallets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes in the store's wallet which transaction pays which payout, once somebody names it in the proof's member {@code id}.
 * The transaction may be one that the wallet has not seen yet.
 */
@Component
class PayoutLabels implements EventConsumer {
    private final PayoutTable payouts;
    private final Wallets wallets;
    private final WalletLabels labels;

    PayoutLabels(PayoutTable payouts, Wallets wallets, WalletLabels labels) {
        this.payouts = payouts;
        this.wallets = wallets;
        this.labels = labels;
    }

    @Override
    public String name() {
        return "payout-labels";
    }

    @Override
    public Set<String> types() {
        return Set.of("PayoutUpdated");
    }

    @Override
    public void handle(Event event) {
        var payout = payouts.find(new PayoutId(event.subject()));
        var transaction =
                payout.filter(found -> found.method() == PayoutMethod.BTC_CHAIN).flatMap(PayoutLabels::transaction);
        if (transaction.isPresent()) {
            var paid = payout.orElseThrow();
            wallets.of(paid.store()).ifPresent(wallet -> note(wallet, transaction.get(), paid));
        }
    }

    private void note(StoreWallet wallet, ObjectKey transaction, Payout payout) {
        var key = new ObjectKey("payout", payout.id().value());
        var pullPayment = payout.pullPayment();
        if (pullPayment == null) {
            labels.attach(wallet, transaction, key, null);
            return;
        }
        var data = JsonMapper.shared().createObjectNode().put("pullPaymentId", pullPayment.value());
        labels.attach(wallet, transaction, key, data);
        labels.attach(wallet, key, new ObjectKey("pull-payment", pullPayment.value()), null);
    }

    private static Optional<ObjectKey> transaction(Payout payout) {
        return Optional.ofNullable(payout.proof())
                .flatMap(proof -> proof.propertyStream()
                        .filter(member -> member.getKey().equalsIgnoreCase("id"))
                        .map(member -> member.getValue())
                        .filter(JsonNode::isString)
                        .findFirst())
                .flatMap(id -> Txids.read(id.asString()))
                .map(ObjectKey::of);
    }
}
