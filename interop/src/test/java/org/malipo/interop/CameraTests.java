package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.WalletText;
import org.malipo.bitcoin.qr.Bbqr;
import org.malipo.bitcoin.qr.Ur;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Chromium.Device;
import org.malipo.interop.kit.Deployment;
import org.malipo.interop.kit.Desk;
import org.malipo.interop.kit.Film;
import org.malipo.interop.kit.Workspace;
import org.malipo.interop.node.Payer;
import org.malipo.interop.node.SandboxNode;

/** A wallet and a transaction come as a file that is dropped and as codes before a camera, and go as codes on the screen. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@NullUnmarked // fields are set before all tests
class CameraTests {
    private static final String WORDS =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    private static final String DESCRIPTOR = "wpkh([73c5da0a/84h/1h/0h]"
            + "tpubDC8msFGeGuwnKG9Upg7DM2b4DaRqg3CUZa5g8v2SRQ6K4NSkxUgd7HsL2XVWbVm39yBA4LAxysQAm397zwQSQoQgewGiYZqrA9DsP4zbQ1M"
            + "/<0;1>/*)";
    private static final String FIRST = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk";
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

    private Workspace workspace;
    private SandboxNode node;
    private Payer payer;
    private Deployment server;
    private Film film;
    private Chromium chromium;
    private BrowserContext window;
    private Page page;
    private String store = "";

    @BeforeAll
    void open() {
        workspace = new Workspace(CameraTests.class);
        node = new SandboxNode(workspace.folder("chain"));
        node.start();
        payer = new Payer(node);
        payer.earn(1);
        server = new Deployment(workspace.folder("malipo"), node);
        server.startSynchronised();
        film = new Film(workspace.folder("film.y4m"));
        film.codes(List.of("https://example.com/menu"));
        chromium = new Chromium(film);
        window = chromium.stranger(Device.PHONE, ColorScheme.LIGHT);
        page = window.newPage();
        var desk = new Desk(page, server.url());
        desk.register();
        store = server.url() + desk.makeStore();
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
    @Order(1)
    void aFileIsReadThatIsDroppedBesideItsField() throws IOException {
        var file = workspace.folder("malipo").resolve("specter.json");
        Files.writeString(file, "{\"label\": \"Akiba\", \"blockheight\": 0, \"descriptor\": \"" + DESCRIPTOR + "\"}");
        page.navigate(store + "/wallet/connect");
        var zone = page.locator(".drop");
        zone.scrollIntoViewIfNeeded();

        drop(file.toString(), zone.boundingBox());

        assertThat(page.locator("main")).containsText(FIRST, SOON);
        assertThat(page.locator("input[name=label]").last()).hasValue("Akiba");
    }

    /** Lets go of a file at the edge of a box, as the desktop's file manager does. */
    private void drop(String file, BoundingBox box) {
        var browser = window.newCDPSession(page);
        for (var type : List.of("dragEnter", "dragOver", "drop")) {
            var event = new JsonObject();
            event.addProperty("type", type);
            event.addProperty("x", box.x + 5);
            event.addProperty("y", box.y + 5);
            event.add("data", JsonParser.parseString("{\"items\": [], \"dragOperationsMask\": 1}"));
            event.getAsJsonObject("data").add("files", JsonParser.parseString("[\"" + file + "\"]"));
            browser.send("Input.dispatchDragEvent", event);
        }
        browser.detach();
    }

    @Test
    @Order(2)
    void saysThatTheBrowserKeepsTheCameraBack() {
        page.navigate(store + "/wallet/connect");
        openCamera();

        assertThat(status()).containsText("does not let this page use the camera", SOON);
        assertThat(page.locator("[data-scan-start]")).isFocused();
        assertThat(page.locator("video")).isHidden();
    }

    @Test
    @Order(3)
    void saysThatACodeIsNoneOfThese() {
        window.grantPermissions(List.of("camera"));
        page.navigate(store + "/wallet/connect");
        openCamera();

        assertThat(status()).containsText("This is not an extended public key", SOON);
        page.locator("[data-scan-stop]").click();
        assertThat(status()).isEmpty();
        assertThat(page.locator("video")).isHidden();
    }

    @Test
    @Order(4)
    void movingCodesOfADeviceBecomeTheWallet() throws Exception {
        var wallet = WalletText.ofFile(DESCRIPTOR, Network.REGTEST).scheme();
        var codes = Ur.account("73c5da0a", List.of(wallet), 30);
        assertThat(codes).hasSizeGreaterThan(3);
        film.codes(codes);
        page.navigate(store + "/wallet/connect");
        openCamera();

        assertThat(page.locator("main")).containsText(FIRST, SOON);
        page.locator("form[action$='/connect/save'] button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/wallet(\\?.*)?"));
    }

    @Test
    @Order(5)
    void movingCodesCarryATransactionFromScreenToScreen() {
        payer.pay(FIRST, 1_000_000);
        node.mine(1);
        page.waitForCondition(() -> {
            page.navigate(store + "/wallet");
            return page.content().replaceAll("\\D", "").contains("1000000");
        });
        page.navigate(store + "/wallet/send");
        page.fill("#destination-0", Payer.ADDRESS);
        page.fill("#amount-0", "400000");
        page.locator(".form-foot button[value=review]").click();
        page.locator("form[action$='/send/psbt'] .btn-primary").click();

        for (var screen : List.of(pictures("(UR)"), pictures("(BBQr)"))) {
            film.screens(screen);
            page.navigate(store + "/wallet/psbt");
            openCamera();
            assertThat(page.locator("main")).containsText(Payer.ADDRESS, SOON);
        }

        page.locator("details:has(#words) summary").click();
        page.fill("#words", WORDS);
        page.locator("form[action$='/psbt/seed'] button[type=submit]").click();
        assertThat(page.locator("main")).containsText("Signed completely");
        var signed =
                Base64.getDecoder().decode(page.locator("textarea[readonly]").inputValue());
        var codes = Bbqr.parts(signed, Bbqr.FileType.PSBT, 150);
        assertThat(codes).hasSizeGreaterThan(2);

        film.codes(codes);
        page.navigate(store + "/wallet/psbt");
        openCamera();
        assertThat(page.locator("main")).containsText("Signed completely", SOON);
        assertThat(page.locator("main")).containsText(Payer.ADDRESS);
        assertThat(chromium.complaints()).isEmpty();
    }

    /** {@return each picture of a moving code on the page} The screen shows one that is asked for a moment later. */
    private List<byte[]> pictures(String name) {
        page.locator("summary", new Page.LocatorOptions().setHasText(name)).click();
        var code = page.locator(".qr-moving[aria-label*='" + name + "']");
        var shots = new LinkedHashSet<ByteBuffer>();
        for (var number = 0; number < code.locator("> svg").count(); number++) {
            code.evaluate("(code, at) => { code.pauseAnimations(); code.setCurrentTime(at); }", 0.25 * number + 0.125);
            page.waitForCondition(() -> shots.add(ByteBuffer.wrap(code.screenshot())));
        }
        return shots.stream().map(ByteBuffer::array).toList();
    }

    private void openCamera() {
        page.locator("[data-scan-start]").click();
    }

    private Locator status() {
        return page.locator("[data-scan-status]");
    }
}
