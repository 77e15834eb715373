package org.malipo.stores;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.money.CurrencyCode;

/** What a merchant has chosen for a store; {@link #DEFAULTS} where nothing was chosen. */
public record StoreSettings(
        Branding branding,
        InvoiceTerms invoices,
        CheckoutLook checkout,
        LightningTerms lightning,
        RateChoice rates,
        Receipt receipt) {
    public static final StoreSettings DEFAULTS = new StoreSettings(
            Branding.DEFAULTS,
            InvoiceTerms.DEFAULTS,
            CheckoutLook.DEFAULTS,
            LightningTerms.DEFAULTS,
            RateChoice.DEFAULTS,
            Receipt.DEFAULTS);

    /** {@return the same with another pay page} */
    public StoreSettings with(CheckoutLook changed) {
        return new StoreSettings(branding, invoices, changed, lightning, rates, receipt);
    }

    /** {@return the same with other prices} */
    public StoreSettings with(RateChoice changed) {
        return new StoreSettings(branding, invoices, checkout, lightning, changed, receipt);
    }

    /** {@return the same with another look} */
    public StoreSettings with(Branding changed) {
        return new StoreSettings(changed, invoices, checkout, lightning, rates, receipt);
    }

    /**
     * How the store presents itself.
     *
     * @param supportUrl may hold the placeholders {@code {OrderId}} and {@code {InvoiceId}}, so it need not be a URI yet
     * @param brandColor {@code #RRGGBB}
     * @param logoUrl an absolute URL, or {@code fileid:} and the id of an upload
     * @param cssUrl likewise
     * @param paymentSoundUrl likewise
     */
    public record Branding(
            @Nullable URI website,
            @Nullable String supportUrl,
            @Nullable String brandColor,
            boolean applyBrandColorToBackend,
            @Nullable String logoUrl,
            @Nullable String cssUrl,
            @Nullable String paymentSoundUrl,
            @Nullable String htmlTitle) {
        public static final Branding DEFAULTS = new Branding(null, null, null, false, null, null, null, null);
    }

    /**
     * What holds for an invoice that says nothing else.
     *
     * @param expiration how long the payer has
     * @param monitoring how long after that payments are still watched
     * @param tolerance how much of the amount may be missing from an invoice that counts as paid, in percent
     * @param anyoneCanCreate whether strangers may create invoices, as pay buttons do
     * @param lazyMethods whether a payment method is only prepared once the payer picks it
     * @param defaultMethod for example {@code BTC-CHAIN}
     */
    public record InvoiceTerms(
            CurrencyCode defaultCurrency,
            Duration expiration,
            Duration monitoring,
            BigDecimal tolerance,
            SpeedPolicy speedPolicy,
            NetworkFeeMode networkFeeMode,
            boolean anyoneCanCreate,
            boolean lazyMethods,
            boolean payJoin,
            @Nullable String defaultMethod,
            List<MethodCriterion> methodCriteria,
            Duration refundExpiry) {
        public static final InvoiceTerms DEFAULTS = new InvoiceTerms(
                new CurrencyCode("USD"),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                BigDecimal.ZERO,
                SpeedPolicy.MEDIUM_SPEED,
                NetworkFeeMode.MULTIPLE_PAYMENTS_ONLY,
                false,
                false,
                false,
                null,
                List.of(),
                Duration.ofDays(30));
    }

    /** A payment method is offered only for invoices above, or else below, this amount. */
    public record MethodCriterion(String paymentMethodId, CurrencyCode currency, BigDecimal amount, boolean above) {}

    /**
     * What the pay page shows.
     *
     * @param displayTimer the countdown appears once less time than this is left
     * @param recommendedFeeTarget the fee shown is the one that confirms within this many blocks
     * @param unifiedQr whether one QR code holds the on-chain and the Lightning way to pay
     */
    public record CheckoutLook(
            Duration displayTimer,
            @Nullable String defaultLanguage,
            boolean autoDetectLanguage,
            boolean showPayInWalletButton,
            boolean showStoreHeader,
            boolean celebratePayment,
            boolean playSoundOnPayment,
            boolean showRecommendedFee,
            int recommendedFeeTarget,
            boolean redirectAutomatically,
            boolean unifiedQr) {
        public static final CheckoutLook DEFAULTS =
                new CheckoutLook(Duration.ofMinutes(5), null, false, true, true, true, false, true, 1, false, false);

        /** {@return the same with another countdown} */
        public CheckoutLook withDisplayTimer(Duration changed) {
            return new CheckoutLook(
                    changed,
                    defaultLanguage,
                    autoDetectLanguage,
                    showPayInWalletButton,
                    showStoreHeader,
                    celebratePayment,
                    playSoundOnPayment,
                    showRecommendedFee,
                    recommendedFeeTarget,
                    redirectAutomatically,
                    unifiedQr);
        }
    }

    /** How Lightning invoices of the store are made. */
    public record LightningTerms(String descriptionTemplate, boolean amountInSatoshi, boolean privateRouteHints) {
        public static final LightningTerms DEFAULTS =
                new LightningTerms("Paid to {StoreName} (Order ID: {OrderId})", false, false);
    }

    /**
     * Where the store's prices of a bitcoin come from.
     *
     * @param preferredSource a source's id, or null for the one recommended for the store's currency
     * @param script rules of the store's own, in place of a source; null if there are none
     * @param spread taken off the price, in percent; for the fallback as well
     * @param fallback what is asked when the rules give no price; null if nothing is
     * @param tracked further currencies whose rate is written down with each invoice
     */
    public record RateChoice(
            @Nullable String preferredSource,
            @Nullable String script,
            BigDecimal spread,
            @Nullable PriceRule fallback,
            List<CurrencyCode> tracked) {
        public static final RateChoice DEFAULTS = new RateChoice(null, null, BigDecimal.ZERO, null, List.of());

        /** {@return the rule that is asked first} */
        public PriceRule first() {
            return new PriceRule(preferredSource, script);
        }

        /** {@return the same with another rule to ask first, and another spread} */
        public RateChoice with(PriceRule changed, BigDecimal percent) {
            return new RateChoice(changed.preferredSource(), changed.script(), percent, fallback, tracked);
        }

        /** {@return the same with another fallback, and another spread} */
        public RateChoice withFallback(@Nullable PriceRule changed, BigDecimal percent) {
            return new RateChoice(preferredSource, script, percent, changed, tracked);
        }

        /** {@return the same with other currencies to write down} */
        public RateChoice withTracked(List<CurrencyCode> changed) {
            return new RateChoice(preferredSource, script, spread, fallback, changed);
        }
    }

    /**
     * Where prices come from: a script, or else a source, or else the source that is recommended for the currency.
     *
     * @param preferredSource a source's id
     * @param script in normal form
     */
    public record PriceRule(
            @Nullable String preferredSource, @Nullable String script) {
        public static final PriceRule RECOMMENDED = new PriceRule(null, null);
    }

    /** What the public receipt of a paid invoice shows. */
    public record Receipt(boolean enabled, boolean showQr, boolean showPayments) {
        public static final Receipt DEFAULTS = new Receipt(true, true, true);
    }
}
