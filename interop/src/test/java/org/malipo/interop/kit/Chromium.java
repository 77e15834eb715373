package org.malipo.interop.kit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The machine's Chromium, without a window. Keeps what pages complain of. */
public final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright = Playwright.create();
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** How wide a window is. */
    public enum Device {
        PHONE(390, 844),
        DESKTOP(1280, 800);

        private final int width;
        private final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    public Chromium() {
        this(List.of());
    }

    /** One on a machine with a camera, before which the film runs. */
    public Chromium(Film film) {
        this(List.of("--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film.file()));
    }

    private Chromium(List<String> more) {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(Stream.concat(FLAGS.stream(), more.stream()).toList()));
    }

    /** {@return a window of somebody of whom the server knows nothing} */
    public BrowserContext stranger(Device device, ColorScheme scheme) {
        return stranger(device.width, device.height, scheme);
    }

    /** {@return the same in a size of its own, in CSS pixels: magnified to 200 %, a page has half of its window's} */
    public BrowserContext stranger(int width, int height, ColorScheme scheme) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        listen(context);
        return context;
    }

    private void listen(BrowserContext context) {
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.page().url() + ": " + error.error()));
    }

    /** {@return a desktop's window that shows everything twice as large} */
    public BrowserContext zoomed() {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(Device.DESKTOP.width / 2, Device.DESKTOP.height / 2)
                .setLocale("en"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        listen(context);
        return context;
    }

    /** {@return a phone's window that has the cookies of another one, and nothing in its cache} */
    public BrowserContext withCookiesOf(BrowserContext other) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(Device.PHONE.width, Device.PHONE.height)
                .setStorageState(other.storageState()));
    }

    /** {@return a phone's window in which no script runs} */
    public BrowserContext withoutScripts() {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(Device.PHONE.width, Device.PHONE.height)
                .setJavaScriptEnabled(false));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** {@return what scripts, styles and requests of pages went wrong so far} */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private static Path executable() {
        return Path.of(Objects.requireNonNullElse(System.getenv("TEST_CHROMIUM"), "/usr/bin/chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
