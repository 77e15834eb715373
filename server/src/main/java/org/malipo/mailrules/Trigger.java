package org.malipo.mailrules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a rule waits for. Those of the server are about accounts; a store's are events of the log. */
public enum Trigger {
    PASSWORD_RESET("SRV-PasswordReset", "ResetLink"),
    EMAIL_CONFIRMATION("SRV-EmailConfirmation", "ConfirmLink"),
    INVITE_PENDING("SRV-InvitePending", "InvitationLink"),
    APPROVAL_CONFIRMED("SRV-ApprovalConfirmed", "LoginLink"),
    APPROVAL_REQUEST("SRV-ApprovalRequest", "ApprovalLink"),
    INVOICE_CREATED("WH-InvoiceCreated"),
    INVOICE_RECEIVED_PAYMENT("WH-InvoiceReceivedPayment"),
    INVOICE_PAYMENT_SETTLED("WH-InvoicePaymentSettled"),
    INVOICE_PROCESSING("WH-InvoiceProcessing"),
    INVOICE_SETTLED("WH-InvoiceSettled"),
    INVOICE_EXPIRED("WH-InvoiceExpired"),
    INVOICE_EXPIRED_PAID_PARTIAL("WH-InvoiceExpiredPaidPartial"),
    INVOICE_PAID_AFTER_EXPIRATION("WH-InvoicePaidAfterExpiration"),
    INVOICE_INVALID("WH-InvoiceInvalid"),
    PENDING_TRANSACTION_CREATED("WH-PendingTransactionCreated"),
    PENDING_TRANSACTION_SIGNATURE_COLLECTED("WH-PendingTransactionSignatureCollected"),
    PENDING_TRANSACTION_BROADCAST("WH-PendingTransactionBroadcast"),
    PENDING_TRANSACTION_CANCELLED("WH-PendingTransactionCancelled"),
    PENDING_TRANSACTION_EXPIRED("WH-PendingTransactionExpired"),
    PENDING_TRANSACTION_INVALIDATED("WH-PendingTransactionInvalidated");

    private static final String OF_EVENT = "WH-";
    private static final String OF_PENDING = "WH-PendingTransaction";
    private static final Map<String, Trigger> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Trigger::code, Function.identity()));

    private final String code;
    private final String link;

    Trigger(String code) {
        this(code, "");
    }

    Trigger(String code, String link) {
        this.code = code;
        this.link = link;
    }

    /** {@return the trigger with this code, for example {@code WH-InvoiceSettled}} */
    public static Optional<Trigger> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Optional<Trigger> ofEvent(String type) {
        return of(OF_EVENT + type);
    }

    /** {@return the triggers of the server's rules, or of a store's} */
    public static List<Trigger> offered(boolean ofServer) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.isOfServer() == ofServer)
                .toList();
    }

    /** {@return the types of the events that a store's rules wait for} */
    static Set<String> eventTypes() {
        return offered(false).stream().map(Trigger::eventType).collect(Collectors.toUnmodifiableSet());
    }

    public String code() {
        return code;
    }

    public boolean isOfServer() {
        return !code.startsWith(OF_EVENT);
    }

    /** {@return whether it is about a transaction that several people sign} */
    public boolean isOfPendingTransaction() {
        return code.startsWith(OF_PENDING);
    }

    /** {@return the name of the event in the log; for triggers of stores} */
    public String eventType() {
        return code.substring(OF_EVENT.length());
    }

    /** {@return the placeholder of the link that the letter is about; empty for triggers of stores} */
    public String link() {
        return link;
    }
}
