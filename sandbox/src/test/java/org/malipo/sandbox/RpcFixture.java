package org.malipo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.acinq.bitcoin.ByteVector;
import fr.acinq.bitcoin.Transaction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.bitcoin.rpc.RpcClient;
import org.malipo.bitcoin.rpc.RpcCredentials;
import org.malipo.bitcoin.rpc.RpcError;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;

/** A node with coins and its interface, called over HTTP. */
abstract class RpcFixture {
    static final String NOTHING = "00".repeat(32);

    @TempDir
    Path folder;

    final AtomicBoolean stopped = new AtomicBoolean();
    Scene scene;
    private P2pServer p2p;
    private RpcServer server;
    RpcClient rpc;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(folder);
        FirstCoins.mine(scene.node);
        p2p = new P2pServer(scene.node, 0);
        var settings = new RpcServer.Settings(0, folder.resolve(".cookie"), "user", "password");
        server = RpcInterface.serve(scene.node, p2p, () -> stopped.set(true), settings);
        server.start();
        rpc = new RpcClient(uri(), new RpcCredentials.Password("user", "password"));
    }

    @AfterEach
    void stop() {
        rpc.close();
        server.close();
        p2p.close();
        scene.close();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    HttpResponse<String> post(String body, @Nullable String user) throws Exception {
        var request = HttpRequest.newBuilder(uri()).POST(HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    AbstractThrowableAssert<?, ?> assertRefused(int code, String method, Object... params) {
        return assertThatThrownBy(() -> rpc.call(method, params))
                .isInstanceOfSatisfying(
                        RpcError.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    static String hex(Transaction tx) {
        return new ByteVector(Transaction.write(tx)).toHex();
    }

    String newAddress() {
        return rpc.call("getnewaddress").stringValue();
    }
}
