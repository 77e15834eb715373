package org.malipo.notifications;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.secrets.Place;

/**
 * A row of settings, as it is kept.
 *
 * @param owner the store's id, or empty for the server
 * @param password sealed
 * @param trusted whether an administrator chose the host, so that it may be a private one
 */
record MailServer(
        String owner,
        @Nullable String storeId,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String login,
        @Nullable String password,
        @Nullable String sender,
        boolean disableCertificateCheck,
        boolean trusted) {
    static final String OF_SERVER = "";

    static String ownerOf(@Nullable StoreId store) {
        return store == null ? OF_SERVER : store.value();
    }

    static MailServer none(@Nullable StoreId store) {
        var id = store == null ? null : store.value();
        return new MailServer(ownerOf(store), id, null, null, null, null, null, false, false);
    }

    /** Whether a password that was typed for the old settings would go to nobody else with the new ones. */
    boolean leadsWhere(@Nullable String otherHost, @Nullable String otherLogin) {
        return Objects.equals(host, otherHost) && Objects.equals(login, otherLogin);
    }

    Place placeOfPassword() {
        return new Place("mail_server", "password", owner, storeId);
    }

    MailSettings settings() {
        return new MailSettings(host, port, login, sender, disableCertificateCheck, password != null);
    }

    @Override
    public String toString() {
        return "MailServer[owner=" + owner + ", host=" + host + ", port=" + port + ", password=[secret]]";
    }
}
