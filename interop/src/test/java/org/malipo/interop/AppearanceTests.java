package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.kit.Chromium.Device;

/** The pages that most people spend their time on, wide and narrow, light and dark. */
@Tag("browser")
@Order(1) // takes long
class AppearanceTests extends LookCase {
    @Test
    void looksRightEverywhere() {
        for (var device : Device.values()) {
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                look(device, scheme);
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private void look(Device device, ColorScheme scheme) {
        try (var window = chromium.stranger(device, scheme)) {
            var page = window.newPage();
            inspect(page, "/login", "sign-in", device, scheme);
            desk(page).signIn();
            invoice = desk(page).makeInvoice(store);
            Rooms.busy(store, invoice).forEach((name, path) -> inspect(page, path, name, device, scheme));
        }
    }

    private void inspect(Page page, String path, String name, Device device, ColorScheme scheme) {
        var answer = page.navigate(url(path));
        assertThat(answer.status()).as(path).isEqualTo(200);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + "-" + device + "-" + scheme + ".png")));
        assertThat(violations(page)).as(name + " on " + device + ", " + scheme).isEmpty();
    }
}
