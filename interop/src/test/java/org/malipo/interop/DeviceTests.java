package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Chromium.Device;
import org.malipo.interop.kit.ClientProgram;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.Desk;
import org.malipo.interop.kit.HwiBridge;
import org.malipo.interop.kit.TestPorts;
import org.malipo.interop.kit.Workspace;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.SandboxNode;

/**
 * A signing device beside the browser: its key becomes the wallet, and it signs what the wallet sends. The device is a stand-in that
 * speaks as hwi does; hwi itself, without a device, says whether the bridge speaks as it understands.
 */
@Tag("clients")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class DeviceTests {
    private static final String WORDS =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    private static final String PASSPHRASE = "it's siri";
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);

    private Workspace workspace;
    private SandboxNode node;
    private Payer payer;
    private Deployment server;
    private Chromium chromium;
    private int port;

    @BeforeAll
    void open() {
        workspace = new Workspace(DeviceTests.class);
        node = new SandboxNode(workspace.folder("chain"));
        node.start();
        payer = new Payer(node);
        payer.earn(1);
        port = TestPorts.next();
        server = new Deployment(workspace.folder("malipo"), node);
        server.settings(Map.of("MALIPO_WALLET_BRIDGE_PORT", String.valueOf(port)));
        server.startSynchronised();
        chromium = new Chromium();
    }

    @AfterAll
    void close() throws Exception {
        for (var part : Arrays.asList(chromium, server, node)) {
            if (part != null) { // what came before it may have failed
                part.close();
            }
        }
        var errors = server.errors();
        workspace.close();
        assertThat(errors).as("errors in the server's log").isEmpty();
    }

    @Test
    void aDeviceGivesItsKeyAndSigns() throws Exception {
        var hwi = ClientProgram.python("embit", "false_hwi.py")
                .with("WORDS", WORDS)
                .with("PASSPHRASE", "wanted")
                .with("DEVICE", workspace.folder("device").toString())
                .asScript(workspace.folder("device").resolve("false-hwi"));
        try (var bridge = new HwiBridge(port, server.url(), hwi);
                var merchant = chromium.stranger(Device.DESKTOP, ColorScheme.LIGHT)) {
            var page = merchant.newPage();
            var desk = new Desk(page, server.url());
            desk.register();
            var store = desk.makeStore();

            var first = importsTheKey(page, store, bridge);
            payer.pay(first, 1_000_000);
            node.mine(1);
            var destination = Payer.ADDRESS;
            page.waitForCondition(() -> {
                page.navigate(server.url() + store + "/wallet");
                return page.content().replaceAll("\\D", "").contains("1000000");
            });
            signsAndSends(page, store, destination);

            otherPagesCantSpeakToTheBridge(page, store);
        }
        assertThat(chromium.complaints())
                .filteredOn(complaint -> complaint.contains("Content Security Policy") || complaint.contains("Error:"))
                .allMatch(complaint -> complaint.contains("/settings"));
    }

    /** {@return the first address} */
    private String importsTheKey(Page page, String store, HwiBridge bridge) throws IOException {
        page.navigate(server.url() + store + "/wallet/connect");
        page.locator("a[href$='/connect/device']").click();
        page.locator("[data-device-start]").click();
        assertThat(page.locator("[data-device-status]")).containsText("asks for its code", SOON);
        page.fill("#bridge-code", bridge.code());
        page.keyboard().press("Enter");
        for (var digit : "1379".split("")) {
            page.locator("[data-digit='" + digit + "']").click();
        }
        page.locator("[data-device-ask=pin] button[type=submit]").click();
        enterPassphrase(page);
        assertThat(page.locator("main")).containsText("Device connected by USB", SOON);
        var first = page.locator("table.list tbody code").first().innerText();

        page.locator("[data-device-start]").click();
        enterPassphrase(page);
        assertThat(page.locator("[data-device-status]")).containsText("has confirmed the first address", SOON);
        assertThat(Files.readString(workspace.folder("device").resolve("screen")))
                .isEqualTo(first);

        page.locator("form[action$='/connect/save'] button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/wallet(\\?.*)?"));
        return first;
    }

    private static void enterPassphrase(Page page) {
        assertThat(page.locator("[data-device-status]")).containsText("asks for a passphrase", SOON);
        page.fill("#device-passphrase", PASSPHRASE);
        page.keyboard().press("Enter");
    }

    private void signsAndSends(Page page, String store, String destination) {
        page.navigate(server.url() + store + "/wallet/send");
        page.fill("#destination-0", destination);
        page.fill("#amount-0", "400000");
        page.locator(".form-foot button[value=review]").click();
        page.locator("form[action$='/send/psbt'] .btn-primary").click();
        page.locator("form[action$='/psbt/device'] button").click();
        assertThat(page.locator("main")).containsText(destination);

        page.locator("[data-device-start]").click();
        enterPassphrase(page);
        assertThat(page.locator("main")).containsText("Signed completely", SOON);
        assertThat(page.locator("main")).containsText("New signatures: 1.");
        page.locator("form[action$='/psbt/send'] button").click();
        page.waitForURL(Pattern.compile(".*/transactions/[0-9a-f]{64}.*"));

        var txid = page.url().replaceAll(".*/transactions/([0-9a-f]{64}).*", "$1");
        node.mine(1);
        assertThat(node.rpc()
                        .call("getrawtransaction", txid, 1)
                        .path("confirmations")
                        .asInt())
                .isEqualTo(1);
    }

    private void otherPagesCantSpeakToTheBridge(Page page, String store) {
        page.navigate(server.url() + store + "/settings");

        assertThat(page.evaluate(
                        "address => fetch(address, { method: 'POST' }).then(() => 'reached', () => 'refused')",
                        "http://127.0.0.1:" + port + "/hwi-bridge/v1"))
                .isEqualTo("refused");
    }

    @Test
    void hwiItselfUnderstandsTheBridge() throws Exception {
        var hwi = ClientProgram.python("hwi", "published_hwi.py")
                .asScript(workspace.folder("published").resolve("hwi"));
        try (var bridge = new HwiBridge(TestPorts.next(), server.url(), hwi)) {
            assertThat(ask(bridge, "--chain", "regtest", "--password", "it's siri", "enumerate"))
                    .isEqualTo("[]");
            for (var call : new String[] {
                "getxpub m/84'/1'/0'", "displayaddress --path m/84'/1'/0'/0/0 --addr-type wit", "signtx cHNidP8BAAo=",
                "promptpin", "sendpin 1379", "getmasterxpub --addr-type sh_wit --account 1"
            }) {
                assertThat(ask(bridge, ("--chain regtest -t trezor -f 73c5da0a " + call).split(" ")))
                        .as(call)
                        .contains("\"code\":-3"); // there is no such device
            }
        }
    }

    private String ask(HwiBridge bridge, String... words) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(bridge.address())
                                    .header("Origin", server.url().toString())
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bridge " + bridge.code())
                                    .POST(BodyPublishers.ofString(
                                            "{\"params\": [\"" + String.join("\", \"", words) + "\"]}"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
