package org.malipo.interop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Addresses of the server's pages. */
final class Rooms {
    private static final List<String> OF_STORE = List.of(
            "/methods",
            "/rates",
            "/checkout",
            "/users",
            "/roles",
            "/roles/create",
            "/pull-payments",
            "/pull-payments/new",
            "/payouts",
            "/wallet/backup",
            "/wallet/connect",
            "/wallet/connect/device",
            "/wallet/create",
            "/wallet/labels",
            "/wallet/multisig",
            "/wallet/pending",
            "/wallet/psbt",
            "/wallet/rescan",
            "/wallet/restore",
            "/wallet/seed",
            "/wallet/send",
            "/wallet/settings",
            "/wallet/transactions",
            "/wallet/addresses?which=used",
            "/email-settings",
            "/emails/rules",
            "/emails/rules/new",
            "/tokens",
            "/audit",
            "/delete",
            "/me/delete");
    private static final List<String> OTHERS = List.of(
            "/notifications",
            "/notifications/settings",
            "/account/sessions",
            "/account/twofactorauthentication",
            "/account/enableauthenticator",
            "/account/passkeys",
            "/account/login-codes",
            "/account/addapikey",
            "/account/delete",
            "/search?q=a",
            "/server/users",
            "/server/users/new",
            "/server/policies",
            "/server/roles",
            "/server/roles/create",
            "/server/emails",
            "/server/branding",
            "/server/files",
            "/server/nodes",
            "/server/maintenance",
            "/server/audit",
            "/server/logs");

    private Rooms() {}

    /** {@return the pages that most people spend their time on, by name} */
    static Map<String, String> busy(String store, String invoice) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("checkout", "/i/" + invoice);
        pages.put("checkout-swahili", "/i/" + invoice + "?lang=sw");
        pages.put("checkout-arabic", "/i/" + invoice + "?lang=ar");
        pages.put("dashboard", store);
        pages.put("invoices", store + "/invoices");
        pages.put("invoice-create", store + "/invoices/create");
        pages.put("invoice", store + "/invoices/" + invoice);
        pages.put("wallet", store + "/wallet");
        pages.put("wallet-receive", store + "/wallet/receive");
        pages.put("wallet-addresses", store + "/wallet/addresses");
        pages.put("webhooks", store + "/webhooks");
        pages.put("webhook-new", store + "/webhooks/new");
        pages.put("store-settings", store + "/settings");
        pages.put("stores", "/stores");
        pages.put("store-create", "/stores/create");
        pages.put("api-keys", "/account/apikeys");
        pages.put("account", "/account");
        return pages;
    }

    /** {@return those and all others} */
    static List<String> all(String store, String invoice, String delivery) {
        var webhook = delivery.replaceAll("/deliveries/.*", "");
        return Stream.of(
                        busy(store, invoice).values().stream(),
                        OF_STORE.stream().map(path -> store + path),
                        Stream.of(webhook, webhook + "/replays", webhook + "/delete", delivery),
                        OTHERS.stream())
                .flatMap(paths -> paths)
                .toList();
    }
}
