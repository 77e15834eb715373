package org.malipo.administration;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.branding.CustomTheme;
import org.malipo.branding.CustomTheme.Mode;
import org.malipo.branding.Palette;
import org.malipo.branding.ServerBranding;
import org.malipo.problem.FormErrors;

/** Reads the branding from a form, and collects what is wrong with it. */
class BrandingReader {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_LINK = 500;
    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto");

    private final BrandingForm form;
    private final @Nullable String name;
    private final @Nullable String contactUrl;
    private final CustomTheme theme;
    private FormErrors errors = FormErrors.NONE;

    BrandingReader(BrandingForm form) {
        this.form = form;
        this.name = name();
        this.contactUrl = contactUrl();
        this.theme = theme();
    }

    FormErrors errors() {
        return errors;
    }

    /** {@return the branding with what the form has; logo and message stay} */
    ServerBranding applyTo(ServerBranding before) {
        return new ServerBranding(name, contactUrl, before.logo(), theme, before.message());
    }

    private @Nullable String name() {
        if (form.serverName().length() > LONGEST_NAME) {
            complain("serverName", "serverName");
        }
        return form.serverName().isEmpty() ? null : form.serverName();
    }

    private @Nullable String contactUrl() {
        if (form.contactUrl().isEmpty()) {
            return null;
        }
        if (form.contactUrl().length() > LONGEST_LINK || !isLink(form.contactUrl())) {
            complain("contactUrl", "contactUrl");
        }
        return form.contactUrl();
    }

    private static boolean isLink(String typed) {
        try {
            return SCHEMES.contains(String.valueOf(URI.create(typed).getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private CustomTheme theme() {
        return new CustomTheme(
                mode(), colours("light", form.light(), Palette.LIGHT), colours("dark", form.dark(), Palette.DARK));
    }

    private Mode mode() {
        var mode = Arrays.stream(Mode.values())
                .filter(known -> known.name().equals(form.mode()))
                .findFirst();
        if (mode.isEmpty()) {
            complain("mode", "mode");
        }
        return mode.orElse(Mode.NONE);
    }

    private Map<String, String> colours(String field, String typed, Palette palette) {
        var colours = palette.parse(typed);
        if (colours.isEmpty()) {
            complain(field, "colours");
        } else if (!palette.isReadableWith(colours.get())) {
            complain(field, "contrast");
        }
        return colours.orElse(Map.of());
    }

    private void complain(String field, String reason) {
        errors = errors.and(field, "administration.branding.wrong." + reason);
    }
}
