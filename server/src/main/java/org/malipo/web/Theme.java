package org.malipo.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light or dark, as chosen in this browser. */
public enum Theme {
    /** As the device has it. */
    AUTO,
    LIGHT,
    DARK;

    static final String COOKIE = "theme";

    static Theme of(@Nullable String name) {
        for (var theme : values()) {
            if (theme.id().equals(name)) {
                return theme;
            }
        }
        return AUTO;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
