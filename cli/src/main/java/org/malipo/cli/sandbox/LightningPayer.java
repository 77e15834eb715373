package org.malipo.cli.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pays Lightning payment requests from the sandbox's payer, over LND's REST API. */
final class LightningPayer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SECONDS = 30;
    private static final String SCHEME = "lightning:";

    /** Far more than the ways of the sandbox ask for. */
    private static final long MAX_FEE_SAT = 10_000;

    private final LightningAccess access;

    LightningPayer(LightningAccess access) {
        this.access = access;
    }

    /** What became of it: a preimage, or why there is none. */
    record Outcome(boolean paid, String text, long valueMsat, long feeMsat) {}

    static boolean takes(String text) {
        return request(text).startsWith("ln");
    }

    private static String request(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith(SCHEME) ? lower.substring(SCHEME.length()) : lower;
    }

    /** @param msat null where the payment request tells the amount */
    Outcome pay(String text, @Nullable Long msat) throws IOException, InterruptedException {
        var order = new LinkedHashMap<String, Object>();
        order.put("payment_request", request(text));
        order.put("timeout_seconds", SECONDS);
        order.put("fee_limit_sat", Long.toString(MAX_FEE_SAT));
        order.put("no_inflight_updates", true);
        if (msat != null) {
            order.put("amt_msat", Long.toString(msat));
        }
        var request = HttpRequest.newBuilder(access.url().resolve("/v2/router/send"))
                .timeout(PATIENCE)
                .header("Grpc-Metadata-macaroon", access.macaroon())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order)))
                .build();
        try (var http = HttpClient.newBuilder().sslContext(trust()).build()) {
            return outcome(JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body()));
        }
    }

    private static Outcome outcome(JsonNode line) {
        var payment = line.path("result");
        if (payment.path("status").asString("").equals("SUCCEEDED")) {
            return new Outcome(
                    true,
                    payment.path("payment_preimage").asString(),
                    payment.path("value_msat").asLong(),
                    payment.path("fee_msat").asLong());
        }
        return new Outcome(
                false,
                payment.path("failure_reason")
                        .asString(line.at("/error/message").asString("no answer")),
                0,
                0);
    }

    private SSLContext trust() throws IOException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("node", access.certificate());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The node's certificate can't be used", e);
        }
    }
}
