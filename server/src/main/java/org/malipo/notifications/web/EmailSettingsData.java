package org.malipo.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.malipo.notifications.MailSettings;

/** E-mail settings of a store as the API shows them. */
@Schema(name = "GetEmailSettings")
@JsonInclude(JsonInclude.Include.ALWAYS)
record EmailSettingsData(
        @Nullable String from,
        @Nullable String server,
        @Nullable Integer port,
        @Nullable String login,
        boolean disableCertificateCheck,
        boolean passwordSet) {
    static EmailSettingsData of(MailSettings settings) {
        return new EmailSettingsData(
                settings.from(),
                settings.server(),
                settings.port(),
                settings.login(),
                settings.disableCertificateCheck(),
                settings.passwordSet());
    }

    /** Those of the server. */
    @Schema(name = "GetServerEmailSettings")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OfServer(
            @Nullable String from,
            @Nullable String server,
            @Nullable Integer port,
            @Nullable String login,
            boolean disableCertificateCheck,
            boolean passwordSet,
            boolean enableStoresToUseServerEmailSettings) {
        static OfServer of(MailSettings settings, boolean storesMayUse) {
            return new OfServer(
                    settings.from(),
                    settings.server(),
                    settings.port(),
                    settings.login(),
                    settings.disableCertificateCheck(),
                    settings.passwordSet(),
                    storesMayUse);
        }
    }

    /** What a caller may set; what is left out is empty, but for the password and the server's word on stores. */
    @Schema(name = "UpdateServerEmailSettings")
    record Request(
            @Nullable String from,
            @Nullable String server,
            @Nullable Integer port,
            @Nullable String login,
            @Nullable Boolean disableCertificateCheck,
            @Nullable String password,
            @Nullable Boolean enableStoresToUseServerEmailSettings) {
        MailSettings.Change toChange() {
            return new MailSettings.Change(
                    server, port, login, password, from, Boolean.TRUE.equals(disableCertificateCheck));
        }

        @Override
        public String toString() {
            return "Request[server=" + server + ", login=" + login + ", password=[secret]]";
        }
    }
}
