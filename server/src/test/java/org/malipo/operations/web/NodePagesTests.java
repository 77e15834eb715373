package org.malipo.operations.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malipo.access.Browser;
import org.malipo.access.People;
import org.malipo.sandbox.Node;
import org.malipo.sandbox.p2p.P2pServer;
import org.malipo.sandbox.rpc.RpcInterface;
import org.malipo.sandbox.rpc.RpcServer;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an administrator sees of the nodes, and the trial of another one. The server's own node is away. */
@ServerTest
class NodePagesTests {
    private static final String USER = "visitor";
    private static final String PASSWORD = "for one test only";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Value("${malipo.network.regtest.rpc.url}")
    private String address;

    private Browser admin;
    private Node node;
    private P2pServer p2p;
    private RpcServer rpc;

    @BeforeEach
    void start() throws IOException {
        node = new Node(folder, Clock.systemUTC());
        p2p = new P2pServer(node, 0);
        rpc = RpcInterface.serve(
                node, p2p, () -> {}, new RpcServer.Settings(0, folder.resolve(".cookie"), USER, PASSWORD));
        p2p.start();
        rpc.start();
        admin = new Browser(port);
        admin.signIn(people.anyAdmin().email(), People.PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        rpc.close();
        p2p.close();
        node.close();
    }

    @Test
    void showsWhereTheNodeIsAndThatItIsAway() {
        var page = admin.open("/server/nodes").body();

        assertThat(page)
                .contains("<code dir=\"ltr\">" + address + "</code>", "Signs in with user and password.")
                .contains("Nothing listens at " + address + ": the connection was refused.")
                .contains("Nobody can tell at present what speed costs.")
                .doesNotContain("nobody:", "nothing\"");
    }

    @Test
    void triesTheNodeOfTheSettings() {
        var page = submit("/server/nodes/regtest/test", Map.of()).body();

        assertThat(page).contains("This node will not do yet.");
        assertThat(submit("/server/nodes/mainnet/test", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void findsANodeThatWillDo() {
        var page = submit("/server/nodes/test", form(Map.of())).body();

        assertThat(page)
                .contains("This node will do.", "The node has all 0 blocks.", "takes us as a peer.")
                .contains("The node tells us of payments at once")
                .doesNotContain(PASSWORD);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(submit("/server/nodes/test", form(Map.of("password", "wrong")))
                        .body())
                .contains("refuses user and password.");
        assertThat(submit("/server/nodes/test", form(Map.of("network", "signet")))
                        .body())
                .contains("runs regtest, but signet is wanted.");
        assertThat(submit("/server/nodes/test", form(Map.of("rpc", "http://10.0.0.1:8332", "p2p", "")))
                        .body())
                .contains("http://10.0.0.1:8332 is a private address that this page must not reach.");
        assertThat(submit("/server/nodes/test", form(Map.of("rpc", ""))).body()).contains("This node will");
    }

    @Test
    void readsNoFileForAForm() throws IOException {
        var cookie = Files.readString(folder.resolve(".cookie"));
        var fields = form(Map.of("user", "", "password", ""));
        fields.put("cookiefile", folder.resolve(".cookie").toString());
        fields.put("rpc.cookiefile", folder.resolve(".cookie").toString());
        fields.put("passwordfile", folder.resolve(".cookie").toString());

        var page = submit("/server/nodes/test", fields).body();

        assertThat(page).contains("refuses user and password.").doesNotContain(cookie);
    }

    @Test
    void showsWhatWasTypedWrong() {
        for (var wrong : new String[] {
            "file:///etc/passwd", "ftp://127.0.0.1", "http://user:pass@127.0.0.1:8332", "127.0.0.1:8332", "http://"
        }) {
            var answer = submit("/server/nodes/test", form(Map.of("rpc", wrong)));

            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).as(wrong).contains("id=\"rpc-error\"").doesNotContain(PASSWORD);
        }
        assertThat(submit("/server/nodes/test", form(Map.of("p2p", "/etc/passwd")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(submit("/server/nodes/test", form(Map.of("p2p", "host:99999")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(submit("/server/nodes/test", Map.of("network", "dogecoin")).body())
                .contains("id=\"network-error\"", "id=\"p2p-error\"");
    }

    private HttpResponse<String> submit(String path, Map<String, String> fields) {
        admin.open("/server/nodes");
        return admin.submit(path, fields);
    }

    private Map<String, String> form(Map<String, String> changes) {
        var fields = new HashMap<>(Map.of(
                "network",
                "regtest",
                "p2p",
                "127.0.0.1:" + p2p.port(),
                "rpc",
                "http://127.0.0.1:" + rpc.port(),
                "user",
                USER,
                "password",
                PASSWORD));
        fields.putAll(changes);
        return fields;
    }
}
