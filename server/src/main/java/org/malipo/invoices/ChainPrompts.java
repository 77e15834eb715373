package org.malipo.invoices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.DerivationScheme;
import org.malipo.bitcoin.Dust;
import org.malipo.chain.Chain;
import org.malipo.invoices.ChainPrompts.Attempt.Dropped;
import org.malipo.invoices.ChainPrompts.Attempt.Made;
import org.malipo.invoices.Prompt.PromptAddress;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.money.Rate;
import org.malipo.money.Sats;
import org.malipo.rates.RateResult.Quoted;
import org.malipo.rates.RateResult.Unavailable;
import org.malipo.rates.Rates;
import org.malipo.stores.NetworkFeeMode;
import org.malipo.stores.Store;
import org.malipo.wallets.PayjoinOffers;
import org.malipo.wallets.ReservedAddress;
import org.malipo.wallets.StoreWallet;
import org.malipo.wallets.Wallets;
import org.springframework.stereotype.Component;

/**
 * Prepares on-chain payment: locks the rate, then takes an address out of the store's wallet. Everything but the address
 * comes from memory.
 */
@Component
class ChainPrompts {
    private static final PaymentMethodId METHOD = PaymentMethodId.BTC_CHAIN;
    private static final int FEE_TARGET = 20;
    /** With prices that are only written down; a source that takes longer answers for the next invoice. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Of all the scripts that a wallet may have; below it no address need be wasted. */
    private static final Sats LEAST_DUST = new Sats(294);

    private final Rates rates;
    private final Wallets wallets;
    private final Chain chain;
    private final PayjoinOffers payjoins;
    private final Cache<DerivationScheme, String> printed =
            Caffeine.newBuilder().weakKeys().maximumSize(10_000).build();

    ChainPrompts(Rates rates, Wallets wallets, Chain chain, PayjoinOffers payjoins) {
        this.rates = rates;
        this.wallets = wallets;
        this.chain = chain;
        this.payjoins = payjoins;
    }

    /**
     * What the merchant asks for.
     *
     * @param price null for any amount
     */
    record Asked(CurrencyCode currency, @Nullable Money price) {}

    /** What came of it. */
    sealed interface Attempt {
        record Made(Prompt prompt) implements Attempt {}

        /** @param reason a sentence for the merchant */
        record Dropped(String reason) implements Attempt {}
    }

    /** {@return the wallet that the store takes payments with, or empty if it has none or has switched it off} */
    Optional<StoreWallet> wallet(Store store) {
        return wallets.of(store.id()).filter(StoreWallet::enabled);
    }

    /**
     * Prepares payment to that wallet.
     *
     * @param lazy whether the address is to wait until the payer asks for it
     */
    Attempt prompt(Store store, StoreWallet wallet, Asked asked, boolean lazy) {
        return switch (rates.quote(store, asked.currency())) {
            case Unavailable unavailable -> dropped(unavailable.reason());
            case Quoted quoted -> priced(store, wallet, quoted, asked.price(), lazy);
        };
    }

    /** {@return the prices that the store writes down with each invoice, as far as there are any; none keeps an invoice waiting for long} */
    List<Rate> tracked(Store store) {
        var currencies = store.settings().rates().tracked();
        return currencies.isEmpty() ? List.of() : rates.quotes(store, currencies, PATIENCE);
    }

    private Attempt priced(Store store, StoreWallet wallet, Quoted quoted, @Nullable Money price, boolean lazy) {
        var criteria = new Criteria(store, currency -> pricePerBtc(store, currency));
        var unmet = price == null ? Optional.<String>empty() : criteria.unmet(METHOD, price, quoted.rate());
        if (unmet.isPresent()) {
            return dropped(unmet.get());
        }
        if (!chain.status(wallet.network()).isReady()) {
            return dropped("Full node not available");
        }
        var bare = bare(store, wallet, quoted);
        var due = price == null ? null : quoted.rate().satsFor(price).plus(bare.fee());
        return lazy ? new Made(bare) : addressed(bare, wallet, due);
    }

    private Optional<BigDecimal> pricePerBtc(Store store, CurrencyCode currency) {
        return switch (rates.quote(store, currency)) {
            case Quoted quoted -> Optional.of(quoted.rate().pricePerBtc());
            case Unavailable _ -> Optional.empty();
        };
    }

    private Prompt bare(Store store, StoreWallet wallet, Quoted quoted) {
        var rate = quoted.rate();
        var network = wallet.network();
        var feeRate = chain.estimate(network, FEE_TARGET).rate().value();
        var recommended = chain.estimate(network, store.settings().checkout().recommendedFeeTarget());
        boolean charged = store.settings().invoices().networkFeeMode() == NetworkFeeMode.ALWAYS;
        var fee = charged ? Prompt.feeAt(feeRate) : Sats.ZERO;
        return new Prompt(
                METHOD,
                null,
                rate.pricePerBtc(),
                fee,
                feeRate,
                recommended.rate().value(),
                store.settings().invoices().payJoin() && payjoins.areAble(wallet),
                PromptOrigin.of(rate.source(), quoted.rule(), rate.quotedAt()));
    }

    private Attempt addressed(Prompt bare, StoreWallet wallet, @Nullable Sats due) {
        if (due != null && due.compareTo(LEAST_DUST) < 0) {
            return dropped(dust(due, LEAST_DUST));
        }
        var address = reserve(wallet);
        var limit = new Sats(Dust.limitOf(address.script().toByteArray()).toLong());
        if (due != null && due.compareTo(limit) < 0) {
            return dropped(dust(due, limit));
        }
        return new Made(bare.with(address));
    }

    private static String dust(Sats due, Sats limit) {
        return "Amount below the dust threshold. For amounts this low, please enable an off-chain (Lightning) payment"
                + " method. (" + due.toBtc().toPlainString() + " BTC, at least "
                + limit.toBtc().toPlainString()
                + " BTC)";
    }

    /** Takes an address that nobody else will ever have. Must not be called inside a transaction. */
    PromptAddress reserve(StoreWallet wallet) {
        ReservedAddress reserved = wallets.reserve(wallet, "invoice");
        return new PromptAddress(
                reserved.address(),
                reserved.script(),
                reserved.keyPath(),
                reserved.index(),
                printed.get(wallet.scheme(), DerivationScheme::print));
    }

    private static Attempt dropped(String reason) {
        return new Dropped(METHOD + ": " + reason);
    }
}
