package org.malipo.branding;

import org.jspecify.annotations.Nullable;

/**
 * How the server presents itself; {@link #DEFAULTS} where nothing was chosen.
 *
 * @param serverName stands in the title of pages instead of <em>Malipo</em>
 * @param contactUrl where people find help
 * @param logo an upload, {@code fileid:} and its id
 * @param message stands above all pages of the staff, for example about a pause for maintenance
 */
public record ServerBranding(
        @Nullable String serverName,
        @Nullable String contactUrl,
        @Nullable String logo,
        CustomTheme theme,
        @Nullable String message) {
    public static final ServerBranding DEFAULTS = new ServerBranding(null, null, null, CustomTheme.NONE, null);

    public ServerBranding withMessage(@Nullable String changed) {
        return new ServerBranding(serverName, contactUrl, logo, theme, changed);
    }

    public ServerBranding withLogo(@Nullable String changed) {
        return new ServerBranding(serverName, contactUrl, changed, theme, message);
    }
}
