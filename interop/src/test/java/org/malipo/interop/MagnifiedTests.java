package org.malipo.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.malipo.interop.kit.Keyboard;

/** Every page, twice as large, and with the keyboard alone. */
@Tag("browser")
@Order(1) // takes long
class MagnifiedTests extends LookCase {
    private static final String BEYOND_THE_EDGE =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** Twice as large, a window shows half as much of a page, which is as well. */
    @Test
    void fitsTwiceAsLargeAndOpensToTheKeyboard() {
        try (var window = chromium.zoomed()) {
            var page = window.newPage();
            desk(page).signIn();
            var delivery = desk(page).makeDelivery(store);
            for (var path : Rooms.all(store, invoice, delivery)) {
                assertThat(page.navigate(url(path)).status()).as(path).isEqualTo(200);
                assertThat(page.evaluate(BEYOND_THE_EDGE)).as(path).isEqualTo(0);
                assertThat(violations(page)).as(path).isEmpty();
                assertThat(Keyboard.faults(page)).as(path).isEmpty();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }
}
