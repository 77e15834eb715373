package org.malipo.notifications;

import java.util.Arrays;
import java.util.Optional;

/**
 * What people can be told inside the application. Existing clients know two spellings of some: the one that a notice
 * carries, and the one in the list of settings. Both are understood where somebody names what they don't want.
 */
public enum NoticeKind {
    NEW_VERSION("newversion", "newversion", "newversion", true),
    PLUGIN_UPDATE("pluginupdate", "pluginupdate", "pluginupdate", true),
    NEW_USER_REQUIRES_APPROVAL("newuserrequiresapproval", "newuserrequiresapproval", "newuserrequiresapproval", true),
    INVITE_ACCEPTED("inviteaccepted", "inviteaccepted", "inviteaccepted", true),
    INVOICE_PAID_AFTER_EXPIRATION(
            "invoice_paidAfterExpiration", "invoicestate_invoice_paidAfterExpiration", "invoicestate", false),
    INVOICE_EXPIRED_PAID_PARTIAL(
            "invoice_expiredPaidPartial", "invoicestate_invoice_expiredPaidPartial", "invoicestate", false),
    INVOICE_FAILED_TO_CONFIRM("invoice_failedToConfirm", "invoicestate_invoice_failedToConfirm", "invoicestate", false),
    INVOICE_CONFIRMED("invoice_confirmed", "invoicestate_invoice_confirmed", "invoicestate", false),
    WEBHOOK_PAUSED("webhook_paused", "webhook_paused", "webhook_paused", false),
    MAIL_RULE_OFF("mailrule_off", "mailrule_off", "mailrule_off", false),
    SERVER_MAIL_RULE_OFF("servermailrule_off", "servermailrule_off", "servermailrule_off", true),
    SIGNER_KEY_ASKED("signer_keyasked", "signer_keyasked", "signer_keyasked", false),
    SIGNER_KEYS_GIVEN("signer_keysgiven", "signer_keysgiven", "signer_keysgiven", false),
    SIGNATURE_ASKED("signature_asked", "signature_asked", "signature_asked", false),
    ALL_SIGNED("signature_all", "signature_all", "signature_all", false),
    SIGNING_EXPIRED("signature_expired", "signature_expired", "signature_expired", false),
    SIGNING_INVALIDATED("signature_invalidated", "signature_invalidated", "signature_invalidated", false),
    PAYOUT_AWAITING_APPROVAL("payout_awaitingapproval", "payout", "payout", false),
    EXTERNAL_PAYOUT("external-payout-transaction", "external-payout-transaction", "external-payout-transaction", false);

    private final String identifier;
    private final String setting;
    private final String type;
    private final boolean forAdmins;

    NoticeKind(String identifier, String setting, String type, boolean forAdmins) {
        this.identifier = identifier;
        this.setting = setting;
        this.type = type;
        this.forAdmins = forAdmins;
    }

    /** {@return the kind of a notice with this identifier} */
    public static Optional<NoticeKind> of(String identifier) {
        return Arrays.stream(values())
                .filter(kind -> kind.identifier.equals(identifier))
                .findFirst();
    }

    /** {@return what a notice carries, for example {@code invoice_confirmed}} */
    public String identifier() {
        return identifier;
    }

    /** {@return the name in the list of settings, for example {@code invoicestate_invoice_confirmed}} */
    public String setting() {
        return setting;
    }

    /** {@return the group it belongs to, for example {@code invoicestate}} */
    public String type() {
        return type;
    }

    /** {@return whether administrators are told; else the members of a store} */
    public boolean isForAdmins() {
        return forAdmins;
    }
}
