package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.PaymentLink;
import org.malipo.chain.Chain;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Stores;
import org.malipo.wallets.PayjoinOffers;
import org.malipo.wallets.ReceiveAddresses;
import org.malipo.wallets.WalletHistory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a store's wallet holds, and where it receives. */
@RestController
@RequestMapping(WalletApi.PATH)
@Tag(name = "Store Wallet (On Chain)")
class WalletApi {
    static final String PATH = "/api/v1/stores/{storeId}/payment-methods/{paymentMethodId}/wallet";

    private final WalletOfPath wallets;
    private final WalletHistory history;
    private final ReceiveAddresses receive;
    private final PayjoinOffers payjoins;
    private final Stores stores;
    private final Chain chain;

    WalletApi(
            WalletOfPath wallets,
            WalletHistory history,
            ReceiveAddresses receive,
            PayjoinOffers payjoins,
            Stores stores,
            Chain chain) {
        this.wallets = wallets;
        this.history = history;
        this.receive = receive;
        this.payjoins = payjoins;
        this.stores = stores;
        this.chain = chain;
    }

    @GetMapping
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Overview overview(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        return WalletData.Overview.of(wallet, history.balance(wallet));
    }

    /** @param blockTarget within how many blocks; the store's setting if it is left out */
    @GetMapping("/feerate")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.FeeRate feeRate(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(required = false) @Nullable Integer blockTarget) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        if (blockTarget != null && blockTarget < 1) {
            throw FieldErrors.of("BlockTarget", "The block target must be at least 1");
        }
        var blocks =
                blockTarget == null ? stores.get(storeId).settings().checkout().recommendedFeeTarget() : blockTarget;
        return WalletData.FeeRate.of(chain.estimate(wallet.network(), blocks));
    }

    @GetMapping("/address")
    @Requires(Permission.CAN_VIEW_WALLET)
    WalletData.Address address(
            @PathVariable StoreId storeId,
            @PathVariable String paymentMethodId,
            @RequestParam(defaultValue = "false") boolean forceGenerate) {
        var wallet = wallets.ready(storeId, paymentMethodId);
        var reserved = forceGenerate ? receive.renew(wallet) : receive.current(wallet);
        var link = payjoins.on(PaymentLink.to(reserved.address()), wallet);
        return WalletData.Address.of(reserved, link.print());
    }

    @DeleteMapping("/address")
    @Requires(Permission.CAN_MANAGE_WALLET_TRANSACTIONS)
    void giveBackAddress(@PathVariable StoreId storeId, @PathVariable String paymentMethodId) {
        if (!receive.giveBack(wallets.ready(storeId, paymentMethodId))) {
            throw new ProblemException(
                    Problem.refused("no-reserved-address", "There was no reserved address for BTC on this store."));
        }
    }
}
