package org.malipo.administration;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.branding.CustomTheme;
import org.malipo.branding.ServerBranding;

/**
 * The branding as it stands in the fields of a form.
 *
 * @param light one custom property on each line, as in a style sheet
 * @param dark likewise
 */
public record BrandingForm(String serverName, String contactUrl, String mode, String light, String dark) {
    /** What a form leaves out is empty text. */
    public BrandingForm {
        serverName = text(serverName);
        contactUrl = text(contactUrl);
        mode = text(mode);
        light = text(light);
        dark = text(dark);
    }

    static BrandingForm of(ServerBranding branding) {
        var theme = branding.theme();
        return new BrandingForm(
                text(branding.serverName()),
                text(branding.contactUrl()),
                theme.mode().name(),
                CustomTheme.text(theme.light()),
                CustomTheme.text(theme.dark()));
    }

    private static String text(@Nullable String value) {
        return Objects.toString(value, "").strip();
    }
}
