package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.malipo.client.Credentials;
import org.malipo.client.MalipoClient;
import org.malipo.client.WebhookSettings;

/**
 * A web shop's plugin as plugins for WooCommerce do it: it sends the merchant's browser to the server with its wishes in the
 * query, waits for the form that brings the key back, and takes the store from the rights it was given.
 */
public final class ShopPlugin implements AutoCloseable {
    private static final List<String> WISHES = List.of(
            "btcpay.store.canviewinvoices",
            "btcpay.store.cancreateinvoice",
            "btcpay.store.canviewstoresettings",
            "btcpay.store.canmodifyinvoices",
            "btcpay.store.webhooks.canmodifywebhooks",
            "btcpay.store.cancreatenonapprovedpullpayments");

    private final HttpServer http;
    private final URI server;
    private volatile CompletableFuture<Pairing> pairing = new CompletableFuture<>();

    /** What the browser brought back. */
    public record Pairing(String apiKey, String userId, String storeId, List<String> permissions) {
        @Override
        public String toString() {
            return "Pairing[secret, " + storeId + ", " + permissions + "]";
        }
    }

    public ShopPlugin(URI server) {
        this.server = server;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/wc-api/back", this::receive);
        http.start();
    }

    /** {@return where the merchant is sent} */
    public String authorizeUrl() {
        var wishes = WISHES.stream().map(wish -> "permissions=" + wish).collect(Collectors.joining("&"));
        return server + "/api-keys/authorize?" + wishes + "&applicationName=WooCommerce&strict=true"
                + "&selectiveStores=true&redirect=" + URLEncoder.encode(back().toString(), UTF_8)
                + "&applicationIdentifier=woocommerce";
    }

    public URI back() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/wc-api/back");
    }

    /** {@return what came, once it came} */
    public Pairing await() throws Exception {
        return pairing.get(60, TimeUnit.SECONDS);
    }

    public void forget() {
        pairing = new CompletableFuture<>();
    }

    /** {@return the shop's client, with the key that it got} Sets up the shop's webhook at the store that it was given. */
    public MalipoClient connect(MalipoClient anybody, Pairing paired, WebhookReceiver receiver) {
        var client = anybody.as(Credentials.apiKey(paired.apiKey()));
        client.webhooks(paired.storeId())
                .create(WebhookSettings.everything(receiver.url()).secret(WebhookReceiver.SECRET));
        return client;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var fields = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (exchange.getRequestMethod().equals("POST") && type.startsWith("application/x-www-form-urlencoded")) {
                pairing.complete(paired(fields));
            }
            var page = "<!doctype html><html lang=en><link rel=icon href=data:,><title>Shop</title><h1>Paired</h1>"
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** A plugin works with one store: all rights must name the same. */
    private static Pairing paired(Map<String, List<String>> fields) {
        var permissions = fields.getOrDefault("permissions[]", List.of());
        var stores = permissions.stream()
                .map(permission -> permission.substring(permission.indexOf(':') + 1))
                .distinct()
                .toList();
        if (stores.size() != 1) {
            throw new IllegalStateException("Rights for " + stores);
        }
        return new Pairing(first(fields, "apiKey"), first(fields, "userId"), stores.getFirst(), permissions);
    }

    private static String first(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    private static Map<String, List<String>> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.groupingBy(
                        field -> URLDecoder.decode(field[0], UTF_8),
                        Collectors.mapping(
                                field -> URLDecoder.decode(field[1], UTF_8), Collectors.toCollection(ArrayList::new))))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
