package org.malipo.mailrules;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.StoreId;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceFact;
import org.malipo.invoices.InvoiceFacts;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.problem.FieldErrors;
import org.malipo.stores.Stores;
import org.malipo.wallets.PendingFact;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Values to try a rule with: those of an invoice, or of a customer, a user and a transaction that do not exist. */
@Component
class SampleValues {
    private static final InvoiceId INVOICE = new InvoiceId("SampLeXvtSDQmNAf4dZcYK");
    private static final String PENDING = "SampLe5rYw8mKq3TnDfB2h";
    private static final String NAME = "Amina Juma";
    private static final String EMAIL = "amina@example.com";
    private static final String LINK = "/example";

    private final InvoiceFacts facts;
    private final Stores stores;
    private final InvoiceValues invoices;
    private final PendingValues pendings;
    private final AccountValues accounts;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters") // each kind of trigger has values of its own
    SampleValues(
            InvoiceFacts facts,
            Stores stores,
            InvoiceValues invoices,
            PendingValues pendings,
            AccountValues accounts,
            Clock clock) {
        this.facts = facts;
        this.stores = stores;
        this.invoices = invoices;
        this.pendings = pendings;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws FieldErrors.InvalidFields if the rule's store has no such invoice */
    ObjectNode of(MailRule rule, @Nullable InvoiceId invoice) {
        var trigger = rule.settings().trigger();
        var store = rule.store();
        if (store == null) {
            return accounts.of(trigger, NAME, EMAIL, accounts.address(LINK));
        }
        if (trigger.isOfPendingTransaction()) {
            var pending = new PendingFact(PENDING, store, 2, 3, 1);
            return pendings.of(stores.get(store), pending, event(trigger, store, "pendingTransactionId", PENDING));
        }
        var fact = invoice == null ? madeUp(store, trigger) : find(store, invoice);
        var event = event(trigger, store, "invoiceId", fact.id().value());
        event.set("metadata", fact.metadata());
        return invoices.of(stores.get(store), fact, event);
    }

    private InvoiceFact find(StoreId store, InvoiceId invoice) {
        return facts.of(List.of(invoice)).stream()
                .filter(fact -> fact.store().equals(store))
                .findFirst()
                .orElseThrow(() -> FieldErrors.of("Invoice", "The invoice was not found"));
    }

    private InvoiceFact madeUp(StoreId store, Trigger trigger) {
        var metadata = Values.JSON
                .createObjectNode()
                .put("orderId", "1042")
                .put("itemDesc", "Kahawa ya Kilimanjaro")
                .put("buyerName", NAME)
                .put("buyerEmail", EMAIL);
        var currency = stores.get(store).settings().invoices().defaultCurrency();
        return new InvoiceFact(
                INVOICE, store, new BigDecimal("12.50"), currency, status(trigger), AdditionalStatus.NONE, metadata);
    }

    private static InvoiceStatus status(Trigger trigger) {
        return switch (trigger) {
            case INVOICE_PROCESSING -> InvoiceStatus.PROCESSING;
            case INVOICE_SETTLED, INVOICE_PAYMENT_SETTLED -> InvoiceStatus.SETTLED;
            case INVOICE_EXPIRED, INVOICE_EXPIRED_PAID_PARTIAL, INVOICE_PAID_AFTER_EXPIRATION -> InvoiceStatus.EXPIRED;
            case INVOICE_INVALID -> InvoiceStatus.INVALID;
            case INVOICE_CREATED,
                    INVOICE_RECEIVED_PAYMENT,
                    PENDING_TRANSACTION_CREATED,
                    PENDING_TRANSACTION_SIGNATURE_COLLECTED,
                    PENDING_TRANSACTION_BROADCAST,
                    PENDING_TRANSACTION_CANCELLED,
                    PENDING_TRANSACTION_EXPIRED,
                    PENDING_TRANSACTION_INVALIDATED,
                    PASSWORD_RESET,
                    EMAIL_CONFIRMATION,
                    INVITE_PENDING,
                    APPROVAL_CONFIRMED,
                    APPROVAL_REQUEST -> InvoiceStatus.NEW;
        };
    }

    private ObjectNode event(Trigger trigger, StoreId store, String subject, String id) {
        return Values.JSON
                .createObjectNode()
                .put("type", trigger.eventType())
                .put("timestamp", clock.instant().getEpochSecond())
                .put("storeId", store.value())
                .put(subject, id);
    }
}
