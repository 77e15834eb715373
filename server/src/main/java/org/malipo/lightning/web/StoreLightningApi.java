package org.malipo.lightning.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.idempotency.Resumable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's Lightning node. Where that is the server's own, which others use too, only those who may use it by themselves do
 * more than make invoices and look at those of the store. */
@RestController
@RequestMapping("/api/v1/stores/{storeId}/lightning/{cryptoCode}")
@Tag(name = "Lightning (Store)")
class StoreLightningApi {
    private final PayerOfPath payers;
    private final LightningCalls calls;
    private final InvoiceCalls invoices;
    private final PaymentCalls payments;

    StoreLightningApi(PayerOfPath payers, LightningCalls calls, InvoiceCalls invoices, PaymentCalls payments) {
        this.payers = payers;
        this.calls = calls;
        this.invoices = invoices;
        this.payments = payments;
    }

    @GetMapping("/info")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    NodeData.Info info(@PathVariable StoreId storeId, @PathVariable String cryptoCode) {
        return calls.info(payers.spending(storeId, cryptoCode));
    }

    @GetMapping("/balance")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    NodeData.Balance balance(@PathVariable StoreId storeId, @PathVariable String cryptoCode) {
        return calls.balance(payers.spending(storeId, cryptoCode));
    }

    /** Always refused: no node tells its past. */
    @GetMapping("/histogram")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    NodeData.Histogram histogram(@PathVariable StoreId storeId, @PathVariable String cryptoCode) {
        return calls.histogram(payers.spending(storeId, cryptoCode));
    }

    @PostMapping("/connect")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    @Resumable
    void connect(
            @PathVariable StoreId storeId,
            @PathVariable String cryptoCode,
            @RequestBody NodeData.ConnectRequest request) {
        calls.connect(payers.spending(storeId, cryptoCode), request);
    }

    @GetMapping("/channels")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    List<NodeData.Channel> channels(@PathVariable StoreId storeId, @PathVariable String cryptoCode) {
        return calls.channels(payers.spending(storeId, cryptoCode));
    }

    @PostMapping("/channels")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    @Resumable
    void openChannel(
            @PathVariable StoreId storeId, @PathVariable String cryptoCode, @RequestBody NodeData.OpenRequest request) {
        calls.openChannel(payers.spending(storeId, cryptoCode), request);
    }

    @PostMapping("/address")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    @Resumable
    NodeData.Address depositAddress(@PathVariable StoreId storeId, @PathVariable String cryptoCode) {
        return calls.depositAddress(payers.spending(storeId, cryptoCode));
    }

    @GetMapping("/invoices")
    @Requires(Permission.CAN_VIEW_LIGHTNING_INVOICE)
    List<LightningInvoiceData> invoices(
            @PathVariable StoreId storeId,
            @PathVariable String cryptoCode,
            @RequestParam(defaultValue = "false") boolean pendingOnly,
            @RequestParam(defaultValue = "0") long offsetIndex) {
        return invoices.list(payers.ofStore(storeId, cryptoCode), pendingOnly, offsetIndex);
    }

    @GetMapping("/invoices/{id}")
    @Requires(Permission.CAN_VIEW_LIGHTNING_INVOICE)
    LightningInvoiceData invoice(
            @PathVariable StoreId storeId, @PathVariable String cryptoCode, @PathVariable String id) {
        return invoices.get(payers.ofStore(storeId, cryptoCode), id);
    }

    @PostMapping("/invoices")
    @Requires(Permission.CAN_CREATE_LIGHTNING_INVOICE)
    @Resumable
    LightningInvoiceData createInvoice(
            @PathVariable StoreId storeId,
            @PathVariable String cryptoCode,
            @RequestBody LightningInvoiceData.Request request) {
        return invoices.create(payers.ofStore(storeId, cryptoCode), request);
    }

    /** Pays an invoice once, however often it is asked for: 200 if it was paid, 202 while nobody knows. */
    @PostMapping("/invoices/pay")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    @Resumable
    ResponseEntity<LightningPaymentData> pay(
            @PathVariable StoreId storeId,
            @PathVariable String cryptoCode,
            @RequestBody LightningPaymentData.Request request) {
        return payments.pay(payers.spending(storeId, cryptoCode), request);
    }

    @GetMapping("/payments")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    List<LightningPaymentData> payments(
            @PathVariable StoreId storeId,
            @PathVariable String cryptoCode,
            @RequestParam(defaultValue = "false") boolean includePending,
            @RequestParam(defaultValue = "0") long offsetIndex) {
        return payments.list(payers.spending(storeId, cryptoCode), includePending, offsetIndex);
    }

    @GetMapping("/payments/{paymentHash}")
    @Requires(Permission.CAN_USE_LIGHTNING_NODE)
    LightningPaymentData payment(
            @PathVariable StoreId storeId, @PathVariable String cryptoCode, @PathVariable String paymentHash) {
        return payments.get(payers.spending(storeId, cryptoCode), paymentHash);
    }
}
