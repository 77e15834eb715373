package org.malipo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.client.Credentials;
import org.malipo.client.NewUser;
import org.malipo.client.ServerInfo.SyncStatus;
import org.malipo.interop.kit.Await;
import org.malipo.interop.kit.Malipo;
import org.malipo.interop.kit.MerchantPages;
import org.malipo.interop.kit.Workspace;

/** {@code ./malipo server --network signet} with nothing else set, on a machine that reaches nobody. */
@Tag("story")
class LightStartTests {
    private static final String EMAIL = "asha@example.com";
    private static final String PASSWORD = "a long enough password";

    @Test
    void looksForPeersAndSaysSo() throws IOException, InterruptedException {
        try (var workspace = new Workspace(LightStartTests.class);
                var server = new Malipo(workspace.folder("data")).server("--network", "signet")) {
            assertThat(server.client().status().health().synchronised()).isFalse();
            server.client().users().create(NewUser.administrator(EMAIL, PASSWORD));
            var info = server.client()
                    .as(Credentials.basic(EMAIL, PASSWORD))
                    .status()
                    .info();
            assertThat(info.syncStatus()).containsExactly(new SyncStatus("BTC-CHAIN", null, 0, null, false));

            var pages = new MerchantPages(server.url(), EMAIL, PASSWORD);
            var page = Await.until(
                    "the reason",
                    () -> pages.open("/server/nodes"),
                    shown -> shown.contains("No peer that serves compact filters has been found yet."));
            assertThat(page)
                    .contains("<code>signet</code>", "Peers that a light client finds", "Looking for peers")
                    .contains("No peer is connected. The light client keeps looking;")
                    .doesNotContain("The node does not answer", "JSON-RPC interface");
            assertThat(server.lines()).anyMatch(line -> line.contains("signet is not followed: No peer"));
            assertThat(server.errors()).isEmpty();
        }
    }
}
