package org.malipo.ln.lnd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.ln.connection.Connection;
import org.malipo.ln.connection.Trust;
import org.malipo.ln.http.Call;
import org.malipo.ln.http.NodeHttp;
import org.malipo.ln.http.Reach;
import org.malipo.ln.kinds.LightningNodes;
import org.malipo.ln.node.LightningNode;
import org.malipo.ln.node.NodeException.Unavailable;
import org.malipo.ln.node.NodeException.Unavailable.Reason;

/** Whom we talk to: certificates, names, macaroons, and those who answer too much, too late or from elsewhere. */
class LndConnectionTests {
    private static final String INFO = "GET /v1/getinfo";
    private static final String ALIAS = "{\"alias\":\"alice\"}";

    @TempDir
    static Path keys;

    @TempDir
    Path folder;

    /** Self-signed, for another name than it is called by. */
    private static Identity own;

    private static Identity thief;
    private static Identity authority;
    private static Identity signed;

    private ScriptedNode lnd;

    @BeforeAll
    static void makeKeys() throws Exception {
        own = Identity.of(keys, "lnd", "somewhere.else");
        thief = Identity.of(keys, "thief", "localhost");
        authority = Identity.of(keys, "authority", "authority");
        signed = Identity.signed(keys, "signed", "localhost", "authority");
    }

    @AfterEach
    void stop() {
        lnd.close();
    }

    @BeforeEach
    void start() throws Exception {
        start(own);
    }

    private void restart(Identity identity) throws Exception {
        lnd.close();
        start(identity);
    }

    private void start(Identity identity) throws Exception {
        lnd = new ScriptedNode(identity);
        lnd.answer(INFO, ALIAS);
    }

    private LightningNode open(String keys, Reach reach) {
        return LightningNodes.open(
                Connection.read("type=lnd-rest;server=https://127.0.0.1:" + lnd.port() + ";" + keys), reach);
    }

    private String alias(String keys) {
        try (var node = open(keys, Reach.EVERYWHERE)) {
            return node.info().alias().orElseThrow();
        }
    }

    private Reason failure(String keys) {
        return catchThrowableOfType(Unavailable.class, () -> alias(keys)).reason();
    }

    @Test
    void trustsACertificateByItsThumbprintWhateverItsName() throws Exception {

        assertThat(alias("certthumbprint=" + own.thumbprint().toHex())).isEqualTo("alice");
        assertThat(failure("certthumbprint=" + "00".repeat(32))).isEqualTo(Reason.CERTIFICATE);
        assertThat(failure("")).isEqualTo(Reason.CERTIFICATE);
        assertThat(lnd.asked()).hasSize(1);
    }

    /** Everybody can show the certificate; only its owner has the key. */
    @Test
    void doesNotTrustWhoeverPutsTheCertificateBehindHisOwn() throws Exception {
        restart(thief.followedBy(own));

        assertThat(failure("certthumbprint=" + own.thumbprint().toHex())).isEqualTo(Reason.CERTIFICATE);
    }

    @Test
    void trustsWhatTheCertificateOfTheThumbprintSignedForTheName() throws Exception {
        restart(signed);
        var keys = "certthumbprint=" + authority.thumbprint().toHex();

        assertThat(signed.chain()).hasSize(2);
        try (var node = LightningNodes.open(
                Connection.read("type=lnd-rest;server=https://localhost:" + lnd.port() + ";" + keys),
                (_, _) -> new InetAddress[] {InetAddress.getLoopbackAddress()})) {
            assertThat(node.info().alias()).contains("alice");
        }
        assertThat(failure(keys)).isEqualTo(Reason.CERTIFICATE);
    }

    @Test
    void readsTheCertificateFileAnewForEachConnection() throws Exception {
        var file = folder.resolve("tls.cert");
        var keys = "certfilepath=" + file;

        assertThat(failure(keys)).isEqualTo(Reason.SECRET);
        Files.writeString(file, thief.pem());
        assertThat(failure(keys)).isEqualTo(Reason.CERTIFICATE);
        Files.writeString(file, own.pem());
        assertThat(alias(keys)).isEqualTo("alice");
    }

    @Test
    void readsMacaroonFilesAnewForEachCall() throws Exception {
        var file = folder.resolve("my.macaroon");
        try (var node =
                open("certthumbprint=" + own.thumbprint().toHex() + ";macaroonfilepath=" + file, Reach.EVERYWHERE)) {
            assertThatThrownBy(node::info)
                    .isInstanceOfSatisfying(
                            Unavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.SECRET));
            Files.write(file, new byte[] {1, 2});
            node.info();
            Files.write(file, new byte[] {3, 4});
            node.info();
        }

        assertThat(lnd.asked())
                .extracting(asked -> asked.header("Grpc-Metadata-macaroon"))
                .containsExactly("0102", "0304");
    }

    @Test
    void takesTheMacaroonOfTheFolderThatIsEnough() throws Exception {
        lnd.answer("GET /v1/newaddress", "{\"address\":\"bcrt1q\"}");
        Files.write(folder.resolve("admin.macaroon"), new byte[] {1});
        Files.write(folder.resolve("invoice.macaroon"), new byte[] {2});
        try (var node = open(
                "certthumbprint=" + own.thumbprint().toHex() + ";macaroondirectorypath=" + folder, Reach.EVERYWHERE)) {
            node.info();
            node.depositAddress();
            Files.write(folder.resolve("readonly.macaroon"), new byte[] {3});
            node.info();
        }

        assertThat(lnd.asked())
                .extracting(asked -> asked.header("Grpc-Metadata-macaroon"))
                .containsExactly("01", "02", "03");
    }

    @Test
    void goesOnlyWhereItMay() throws Exception {
        try (var node = open("certthumbprint=" + own.thumbprint().toHex(), (host, _) -> {
            throw new Reach.Forbidden(host);
        })) {
            assertThatThrownBy(node::info)
                    .isInstanceOfSatisfying(
                            Unavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS));
        }
        assertThat(lnd.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        lnd.on(INFO, exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            ScriptedNode.send(exchange, status, "");
        });

        assertThat(failure("certthumbprint=" + own.thumbprint().toHex())).isEqualTo(Reason.NO_NODE);
        assertThat(lnd.asked()).hasSize(1);
    }

    @Test
    void readsNoEndlessAnswer() throws Exception {
        lnd.on(INFO, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var noise = " ".repeat(1 << 16).getBytes(UTF_8);
            while (true) {
                exchange.getResponseBody().write(noise);
            }
        });

        assertThat(failure("certthumbprint=" + own.thumbprint().toHex())).isEqualTo(Reason.NO_NODE);
    }

    @Test
    void waitsNoLongerThanAllowedForAnAnswerThatTrickles() throws Exception {
        lnd.on(INFO, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                try {
                    Thread.sleep(20);
                } catch (InterruptedException _) {
                    return;
                }
            }
        });
        long begin = System.nanoTime();
        try (var http = new NodeHttp(
                URI.create("https://127.0.0.1:" + lnd.port()),
                new Trust.Thumbprint(own.thumbprint()),
                Reach.EVERYWHERE)) {
            assertThatThrownBy(() -> http.call(Call.get("/v1/getinfo"), Duration.ofMillis(700)))
                    .isInstanceOfSatisfying(
                            Unavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.SLOW));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void tellsThatWhatAnswersSpeaksNoTls() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var peer = socket.accept()) {
                    peer.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(UTF_8));
                    peer.getInputStream().readNBytes(50);
                } catch (java.io.IOException _) {
                    // the test ends
                }
            });
            try (var node = LightningNodes.open(
                    Connection.read("type=lnd-rest;server=https://127.0.0.1:" + socket.getLocalPort()),
                    Reach.EVERYWHERE)) {
                assertThatThrownBy(node::info)
                        .isInstanceOfSatisfying(
                                Unavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_NODE));
            }
        }
    }

    @Test
    void tellsThatNobodyIsThere() throws Exception {
        var keys = "certthumbprint=" + "00".repeat(32);
        lnd.close();

        assertThat(failure(keys)).isEqualTo(Reason.AWAY);
    }

    @Test
    void isUsableWithAMacaroonThatMayNotAskForTheNode() throws Exception {
        lnd.answer(INFO, 500, "{\"code\":2,\"message\":\"permission denied\"}");

        try (var node = open("certthumbprint=" + own.thumbprint().toHex(), Reach.EVERYWHERE)) {
            assertThat(node.info().alias()).isEmpty();
        }
    }
}
