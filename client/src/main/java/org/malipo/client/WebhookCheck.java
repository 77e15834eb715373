package org.malipo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Tells requests of the server to a webhook's address from those of anybody else, by the webhook's secret. Give it the bytes that
 * came, before anything parses them.
 * {@snippet :
 * var check = WebhookCheck.with(secret);
 * var call = check.read(exchange.getRequestHeaders()::getFirst, exchange.getRequestBody().readAllBytes());
 * }
 */
public final class WebhookCheck {
    /** HMAC-SHA256 over the time of sending, a dot and the body, for each secret that is valid. */
    public static final String HEADER = "Malipo-Signature";

    /** HMAC-SHA256 over the body alone, as servers of other make send it too. */
    public static final String BTCPAY_HEADER = "BTCPay-Sig";

    private final List<String> secrets;
    private final Duration tolerance;
    private final Clock clock;

    private WebhookCheck(List<String> secrets, Duration tolerance, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /** {@return a check that takes requests which are at most five minutes old} */
    public static WebhookCheck with(String secret) {
        return new WebhookCheck(List.of(secret), Duration.ofMinutes(5), Clock.systemUTC());
    }

    /** {@return a check that takes requests signed with this secret, too: while a webhook's secret is changed} */
    public WebhookCheck orWith(String otherSecret) {
        var more = new ArrayList<>(secrets);
        more.add(otherSecret);
        return new WebhookCheck(more, tolerance, clock);
    }

    /** @param age how old, or how far in the future, a request may be; clocks differ */
    public WebhookCheck tolerance(Duration age) {
        return new WebhookCheck(secrets, age, clock);
    }

    WebhookCheck clock(Clock other) {
        return new WebhookCheck(secrets, tolerance, other);
    }

    /**
     * {@return whether {@code Malipo-Signature} fits: it is in time, and one of its signatures was made with a secret of ours}
     *
     * @param header the value of the header; null if there was none
     */
    public boolean isGenuine(@Nullable String header, byte[] body) {
        if (header == null || !header.startsWith("t=")) {
            return false;
        }
        var parts = header.split(",", -1);
        var time = parts[0].substring("t=".length());
        if (!isInTime(time)) {
            return false;
        }
        boolean fits = false;
        for (var secret : secrets) {
            var expected = "v1=" + hmac(secret, (time + ".").getBytes(UTF_8), body);
            for (int i = 1; i < parts.length; i++) {
                fits |= equal(parts[i].strip(), expected);
            }
        }
        return fits;
    }

    /**
     * {@return whether {@code BTCPay-Sig} fits} It says nothing of the time: whoever has seen a request can send it again.
     *
     * @param header the value of the header; null if there was none
     */
    public boolean isGenuineBtcpay(@Nullable String header, byte[] body) {
        boolean fits = false;
        for (var secret : secrets) {
            fits |= header != null && equal(header.strip(), "sha256=" + hmac(secret, body));
        }
        return fits;
    }

    /**
     * {@return the delivery that a request is, after checking {@code Malipo-Signature}}
     *
     * @param header gives the value of a header by its name, or null
     */
    public WebhookCall read(UnaryOperator<@Nullable String> header, byte[] body) throws BadSignatureException {
        if (!isGenuine(header.apply(HEADER), body)) {
            throw new BadSignatureException("No " + HEADER + " that fits and is in time");
        }
        try {
            var json = JsonForms.MAPPER.readTree(body);
            return new WebhookCall(
                    json.path("deliveryId").asString(""),
                    json.path("webhookId").asString(""),
                    json.path("originalDeliveryId").asString(""),
                    json.path("isRedelivery").asBoolean(false),
                    StoreEvent.of(json));
        } catch (JacksonException _) {
            throw new BadSignatureException("Signed, but not JSON");
        }
    }

    private boolean isInTime(String seconds) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(seconds));
            return Duration.between(sent, clock.instant()).abs().compareTo(tolerance) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private static boolean equal(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    private static String hmac(String secret, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            for (var part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
