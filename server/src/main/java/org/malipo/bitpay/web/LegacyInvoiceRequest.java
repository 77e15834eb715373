package org.malipo.bitpay.web;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.invoices.InvoiceNotifications;
import org.malipo.invoices.NewInvoice;
import org.malipo.invoices.NewInvoice.Checkout;
import org.malipo.money.CurrencyCode;
import org.malipo.problem.FieldErrors;
import org.malipo.stores.SpeedPolicy;
import org.malipo.stores.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A wish for an invoice in the members of BitPay's API. Those that mean nothing here are passed over. */
record LegacyInvoiceRequest(LegacyFields fields, Store store) {
    /** Members of {@code buyer}, and the metadata that they become. The same names stand beside it in older plugins. */
    static final Map<String, String> BUYER = Map.ofEntries(
            entry("name", "buyerName"),
            entry("email", "buyerEmail"),
            entry("phone", "buyerPhone"),
            entry("address1", "buyerAddress1"),
            entry("address2", "buyerAddress2"),
            entry("locality", "buyerCity"),
            entry("region", "buyerState"),
            entry("postalCode", "buyerZip"),
            entry("country", "buyerCountry"));

    private static final List<String> KEPT = List.of("orderId", "itemDesc", "itemCode");

    NewInvoice toWish(InvoiceNotifications notifications, Instant now) {
        var currency = fields.text("currency").map(CurrencyCode::new).orElse(null);
        return NewInvoice.of(fields.decimal("price").orElse(null), currency)
                .withMetadata(metadata())
                .withCheckout(checkout(now))
                .withNotifications(notifications);
    }

    private ObjectNode metadata() {
        var metadata = JsonNodeFactory.instance.objectNode();
        KEPT.forEach(name -> fields.text(name).ifPresent(value -> metadata.put(name, value)));
        fields.get("posData").ifPresent(value -> metadata.set("posData", value.deepCopy()));
        fields.flag("physical").ifPresent(value -> metadata.put("physical", value));
        fields.decimal("taxIncluded").ifPresent(value -> metadata.put("taxIncluded", value));
        var buyer = fields.inside("buyer");
        BUYER.forEach((name, key) ->
                buyer.text(name).or(() -> fields.text(key)).ifPresent(value -> metadata.put(key, value)));
        return metadata;
    }

    private Checkout checkout(Instant now) {
        var website = store.settings().branding().website();
        return new Checkout(
                fields.text("transactionSpeed").map(LegacyInvoiceRequest::speed).orElse(null),
                methods(),
                fields.text("defaultPaymentMethod").orElse(null),
                null,
                fields.text("expirationTime")
                        .map(text -> Duration.between(now, time(text)))
                        .orElse(null),
                null,
                null,
                fields.text("redirectURL").orElse(website == null ? null : website.toString()),
                fields.flag("redirectAutomatically").orElse(null),
                fields.text("defaultLanguage").orElse(null));
    }

    private static SpeedPolicy speed(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "high" -> SpeedPolicy.HIGH_SPEED;
            case "medium" -> SpeedPolicy.MEDIUM_SPEED;
            case "low-medium" -> SpeedPolicy.LOW_MEDIUM_SPEED;
            case "low" -> SpeedPolicy.LOW_SPEED;
            default -> throw FieldErrors.of("transactionSpeed", "It can be high, medium, low-medium or low");
        };
    }

    /** {@return the coins that are allowed, or null for all} */
    private @Nullable List<String> methods() {
        var listed = new ArrayList<String>();
        fields.get("paymentCurrencies").ifPresent(codes -> listed.addAll(texts("paymentCurrencies", codes)));
        fields.get("supportedTransactionCurrencies")
                .ifPresent(coins -> coins.properties().stream()
                        .filter(coin -> coin.getValue().path("enabled").asBoolean(true))
                        .map(Map.Entry::getKey)
                        .forEach(listed::add));
        return listed.isEmpty() ? null : listed;
    }

    private static List<String> texts(String name, JsonNode values) {
        if (!values.isArray() || !values.valueStream().allMatch(JsonNode::isString)) {
            throw FieldErrors.of(name, "It must be a list of texts, such as [\"BTC\"]");
        }
        return values.valueStream().map(JsonNode::asString).toList();
    }

    private static Instant time(String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException malformed) {
            throw FieldErrors.of("expirationTime", "It must be a time, in milliseconds or as in 2026-11-26T12:00:00Z");
        }
    }
}
