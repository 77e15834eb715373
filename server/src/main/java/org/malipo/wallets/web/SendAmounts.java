package org.malipo.wallets.web;

import fr.acinq.bitcoin.Satoshi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.money.Rate;
import org.malipo.money.Sats;
import org.malipo.rates.RateResult;
import org.malipo.rates.Rates;
import org.malipo.stores.Stores;
import org.springframework.stereotype.Component;

/** Reads amounts to send, in bitcoin or at the store's rate in its currency. */
@Component
class SendAmounts {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,18})?|\\.[0-9]{1,18}");
    private static final BigDecimal ALL_THERE_IS = new BigDecimal(21_000_000);
    private static final int DECIMALS = 8;

    private final Stores stores;
    private final Rates rates;

    SendAmounts(Stores stores, Rates rates) {
        this.stores = stores;
        this.rates = rates;
    }

    /** {@return the currency that the store counts in, where it is no unit of bitcoin} */
    Optional<CurrencyCode> currency(StoreId store) {
        var currency = stores.get(store).settings().invoices().defaultCurrency();
        return switch (currency.code()) {
            case "BTC", "SATS", "SAT" -> Optional.empty();
            default -> Optional.of(currency);
        };
    }

    /** {@return what a bitcoin is worth to the store now, if its currency has a price} */
    Optional<Rate> rate(StoreId store) {
        return currency(store).flatMap(currency -> switch (rates.quote(stores.get(store), currency)) {
            case RateResult.Quoted quoted -> Optional.of(quoted.rate());
            case RateResult.Unavailable _ -> Optional.empty();
        });
    }

    /** {@return what an amount is worth to the store now, if its currency has a price} */
    Optional<Money> worth(StoreId store, Sats amount) {
        return rate(store)
                .map(rate -> new Money(
                        amount.toBtc()
                                .multiply(rate.pricePerBtc())
                                .setScale(rate.currency().decimals().orElse(2), RoundingMode.HALF_UP),
                        rate.currency()));
    }

    /**
     * {@return the amount, or null if something is wrong with it, which is told}
     *
     * @param ofLink that counts where nothing was typed
     */
    @Nullable
    Satoshi read(StoreId store, String typed, String unit, @Nullable Satoshi ofLink, String field, SendWrongs wrongs) {
        if (typed.isBlank()) {
            if (ofLink == null || ofLink.toLong() == 0) {
                wrongs.add(field, "no-amount");
            }
            return ofLink;
        }
        var clean = typed.replaceAll("[\\s\u00a0\u202f]", "");
        if (!DECIMAL.matcher(clean).matches()) {
            wrongs.add(field, "amount");
            return null;
        }
        var btc = btc(store, new BigDecimal(clean), unit);
        if (btc == null) {
            wrongs.add(field, "no-rate");
            return null;
        }
        return checked(btc, field, wrongs);
    }

    private @Nullable BigDecimal btc(StoreId store, BigDecimal amount, String unit) {
        return switch (unit) {
            case SendForm.SAT -> amount.movePointLeft(DECIMALS);
            case SendForm.BTC -> amount;
            default ->
                rate(store)
                        .filter(rate -> rate.currency().code().equals(unit))
                        .map(rate ->
                                rate.satsFor(new Money(amount, rate.currency())).toBtc())
                        .orElse(null);
        };
    }

    private static @Nullable Satoshi checked(BigDecimal btc, String field, SendWrongs wrongs) {
        if (btc.signum() == 0) {
            wrongs.add(field, "no-amount");
        } else if (btc.compareTo(ALL_THERE_IS) > 0) {
            wrongs.add(field, "amount-large");
        } else if (btc.stripTrailingZeros().scale() > DECIMALS) {
            wrongs.add(field, "amount-fine");
        } else {
            return new Satoshi(Sats.ofBtc(btc).value());
        }
        return null;
    }
}
