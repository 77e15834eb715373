package org.malipo.interop.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's end of a webhook: checks signatures and keeps what came, in the order in which it came. */
public final class WebhookReceiver implements AutoCloseable {
    public static final String SECRET = "a secret that only shop and server know";

    private final JsonMapper json = new JsonMapper();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile int answer = 200;
    private volatile Runnable beforeAnswering = () -> {};

    public WebhookReceiver() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/hook", this::handle);
        http.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/hook");
    }

    /** What to answer from now on; events that are not answered with 200 are not kept. */
    public void answer(int status) {
        answer = status;
    }

    /** What to do from now on when an event has come and its sender has no answer yet. */
    public void beforeAnswering(Runnable what) {
        beforeAnswering = what;
    }

    /**
     * {@return the types of the events about one invoice, in the order of their arrival} What was delivered again is left
     * out: asked for, or because the server died before it had noted the answer.
     */
    public List<String> typesOf(String invoiceId) {
        assertThat(faults).isEmpty();
        var seen = new HashSet<String>();
        return eventsOf(invoiceId).stream()
                .filter(event -> !event.path("isRedelivery").asBoolean(false))
                .filter(event -> seen.add(event.path("deliveryId").asString("")))
                .map(event -> event.path("type").asString(""))
                .toList();
    }

    public List<JsonNode> eventsOf(String invoiceId) {
        return events.stream()
                .filter(event -> event.path("invoiceId").asString("").equals(invoiceId))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var signature = exchange.getRequestHeaders().getFirst("BTCPay-Sig");
            if (!signature(body).equals(signature)) {
                faults.add("signature " + signature + " of " + new String(body, UTF_8));
            }
            if (answer == 200) {
                events.add(json.readTree(body));
            }
            beforeAnswering.run();
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    /** {@return what the header {@code BTCPay-Sig} says of a body} */
    static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
