package org.malipo.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.Crypto;
import fr.acinq.secp256k1.Secp256k1;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's plugin that knows BitPay's API: it has a key, and signs the address with what it sends. */
final class LegacyProgram {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    private static final Secp256k1 CURVE = Secp256k1.get();

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] secret = new byte[32];
    private final String server;

    LegacyProgram(int port) {
        this.server = "http://127.0.0.1:" + port;
        ThreadLocalRandom.current().nextBytes(secret);
    }

    /** What came back. */
    record Answer(int status, String text) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        JsonNode data() {
            return json().path("data");
        }

        String error() {
            return json().path("error").asString("");
        }
    }

    String sin() {
        return Sin.of(publicKey()).value();
    }

    private byte[] publicKey() {
        return CURVE.pubKeyCompress(CURVE.pubkeyCreate(secret));
    }

    Answer get(String path) {
        return send(signed(path, "").GET());
    }

    Answer post(String path, String body) {
        return send(signed(path, body).POST(BodyPublishers.ofString(body)));
    }

    Answer postUnsigned(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    Answer getWith(String path, Map<String, String> headers) {
        var request = request(path);
        headers.forEach(request::header);
        return send(request.GET());
    }

    /** As somebody on the way would send it who changed the body. */
    Answer postChanged(String path, String signedBody, String body) {
        return send(signed(path, signedBody).POST(BodyPublishers.ofString(body)));
    }

    /** With the larger of the two values of S, which some libraries make. */
    Answer getWithHighS(String path) {
        var compact = signature(server + path);
        var high = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(compact, 32, 64)));
        var bytes = high.toByteArray();
        var changed = compact.clone();
        Arrays.fill(changed, 32, 64, (byte) 0);
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, changed, 64 - length, length);
        return send(request(path)
                .header("X-Identity", HexFormat.of().formatHex(publicKey()))
                .header("X-Signature", HexFormat.of().formatHex(CURVE.compact2der(changed)))
                .GET());
    }

    /** {@return the token of the pair} */
    String pair(String code) {
        return postUnsigned("/tokens", "{\"id\": \"%s\", \"pairingCode\": \"%s\"}".formatted(sin(), code))
                .data()
                .path(0)
                .path("token")
                .asString();
    }

    private HttpRequest.Builder signed(String path, String body) {
        return request(path)
                .header("X-Identity", HexFormat.of().formatHex(publicKey()))
                .header("X-Signature", HexFormat.of().formatHex(CURVE.compact2der(signature(server + path + body))));
    }

    private byte[] signature(String text) {
        return CURVE.sign(Crypto.sha256(text.getBytes(UTF_8)), secret, null);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
