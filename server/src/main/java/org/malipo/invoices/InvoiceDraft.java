package org.malipo.invoices;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.ChainPrompts.Asked;
import org.malipo.money.CurrencyCode;
import org.malipo.money.Money;
import org.malipo.money.Rate;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An invoice before it has prompts: the merchant's wishes, completed by the store's settings. The request was checked. */
record InvoiceDraft(
        Store store,
        CurrencyCode currency,
        @Nullable Money price,
        InvoiceTerms terms,
        ObjectNode metadata,
        List<String> searchTerms) {
    static InvoiceDraft of(Store store, NewInvoice request, ObjectNode empty) {
        var currency = request.currency() == null || request.currency().code().isEmpty()
                ? store.settings().invoices().defaultCurrency()
                : request.currency();
        var price = request.amount() == null ? null : new Money(request.amount(), currency).roundedToSignificant();
        var metadata = request.metadata() == null ? empty : request.metadata().deepCopy();
        limitTax(metadata, price);
        return new InvoiceDraft(store, currency, price, terms(store, request), metadata, request.searchTerms());
    }

    /** {@return the same with the prices that are written down beside its own} */
    InvoiceDraft withTracked(List<Rate> rates) {
        return new InvoiceDraft(store, currency, price, terms.withTracked(rates), metadata, searchTerms);
    }

    Asked asked() {
        return new Asked(currency, price);
    }

    /** {@return whether there is nothing to pay} */
    boolean isFree() {
        return price != null && price.amount().signum() == 0;
    }

    Invoice toInvoice(List<Prompt> prompts, Instant now) {
        var expiresAt = now.truncatedTo(SECONDS).plus(terms.expiration());
        return new Invoice(
                InvoiceId.madeAt(now),
                store.id(),
                store.network(),
                price == null,
                price == null ? null : price.amount(),
                currency,
                InvoiceState.NEW,
                now.truncatedTo(MICROS),
                expiresAt,
                expiresAt.plus(terms.monitoring()),
                false,
                metadata,
                terms,
                prompts,
                List.of());
    }

    private static void limitTax(ObjectNode metadata, @Nullable Money price) {
        if (price == null) {
            return;
        }
        Metadata.decimal(metadata, Metadata.TAX_INCLUDED).ifPresent(tax -> {
            var rounded =
                    new Money(tax, price.currency()).roundedToSignificant().amount();
            var limited = rounded.max(BigDecimal.ZERO).min(price.amount());
            if (limited.compareTo(tax) != 0) {
                metadata.put(Metadata.TAX_INCLUDED, limited);
            }
        });
    }

    private static InvoiceTerms terms(Store store, NewInvoice request) {
        var settings = store.settings();
        var usual = settings.invoices();
        var wishes = request.checkout();
        var language = wishes.defaultLanguage();
        return new InvoiceTerms(
                requireNonNullElse(wishes.speedPolicy(), usual.speedPolicy()),
                usual.networkFeeMode(),
                requireNonNullElse(wishes.tolerance(), usual.tolerance()),
                requireNonNullElse(wishes.expiration(), usual.expiration()),
                requireNonNullElse(wishes.monitoring(), usual.monitoring()),
                wishes.defaultMethod() == null ? usual.defaultMethod() : wishes.defaultMethod(),
                strip(wishes.redirectUrl()),
                requireNonNullElse(
                        wishes.redirectAutomatically(), settings.checkout().redirectAutomatically()),
                language == null || language.isBlank()
                        ? settings.checkout().defaultLanguage()
                        : Languages.find(language).orElseThrow(),
                receipt(settings.receipt(), request.receipt()),
                request.notifications(),
                storable(request.receipt().further()),
                null);
    }

    private static Receipt receipt(Receipt usual, NewInvoice.Receipt wishes) {
        return new Receipt(
                requireNonNullElse(wishes.enabled(), usual.enabled()),
                requireNonNullElse(wishes.showQr(), usual.showQr()),
                requireNonNullElse(wishes.showPayments(), usual.showPayments()));
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A NUL anywhere in its terms would keep the database from reading any of them. */
    private static Map<String, JsonNode> storable(Map<String, JsonNode> members) {
        var kept = new LinkedHashMap<>(members);
        kept.entrySet()
                .removeIf(member -> member.getKey().indexOf('\0') >= 0
                        || String.valueOf(member.getValue()).contains("\\u0000"));
        return kept;
    }
}
