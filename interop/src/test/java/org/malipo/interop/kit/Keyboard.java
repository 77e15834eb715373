package org.malipo.interop.kit;

import com.microsoft.playwright.Page;
import java.util.List;

/** Goes through a page with the Tab key alone, as people do who have no mouse. */
public final class Keyboard {
    /** Watches where the focus goes, and whether one sees it there. A date is several stops of one control. */
    private static final String WATCH = """
            () => {
                const controls = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
                const rings = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                const inChosenGroup = e => e.type === 'radio' && !e.checked
                    && document.querySelector(`input[type=radio][name="${e.name}"]:checked`);
                window.met = new Set();
                window.unseen = [];
                window.sought = [...document.querySelectorAll(controls)].filter(e => !e.disabled && e.tabIndex >= 0
                    && e.type !== 'hidden' && e.checkVisibility({visibilityProperty: true}) && !inChosenGroup(e));
                document.addEventListener('focusin', ({target}) => {
                    window.met.add(target);
                    if (!rings(getComputedStyle(target)) && !rings(getComputedStyle(target, '::after'))) {
                        window.unseen.push(target);
                    }
                });
                return window.sought.length + 4 * document.querySelectorAll('input[type^=date]').length;
            }
            """;

    private static final String FOUND = """
            () => [
                ...window.sought.filter(e => !window.met.has(e)).map(e => 'not reached: ' + e.outerHTML),
                ...window.unseen.map(e => 'focus not seen: ' + e.outerHTML)
            ].map(fault => fault.slice(0, 300))
            """;

    /** A page may begin in the middle, and browsers also stop at parts that scroll, which are not counted. */
    private static final int FURTHER_STOPS = 8;

    private Keyboard() {}

    /** {@return the controls that the key does not reach, and those that do not show that it did} */
    @SuppressWarnings("unchecked") // the script says so
    public static List<String> faults(Page page) {
        int stops = (int) page.evaluate(WATCH);
        for (int stop = 0; stop <= stops + FURTHER_STOPS; stop++) {
            page.keyboard().press("Tab");
        }
        return (List<String>) page.evaluate(FOUND);
    }
}
