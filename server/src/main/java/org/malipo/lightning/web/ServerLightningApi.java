package org.malipo.lightning.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.idempotency.Resumable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The server's own Lightning node. */
@RestController
@RequestMapping("/api/v1/server/lightning/{cryptoCode}")
@Tag(name = "Lightning (Internal Node)")
class ServerLightningApi {
    private final PayerOfPath payers;
    private final LightningCalls calls;
    private final InvoiceCalls invoices;
    private final PaymentCalls payments;

    ServerLightningApi(PayerOfPath payers, LightningCalls calls, InvoiceCalls invoices, PaymentCalls payments) {
        this.payers = payers;
        this.calls = calls;
        this.invoices = invoices;
        this.payments = payments;
    }

    @GetMapping("/info")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    NodeData.Info info(@PathVariable String cryptoCode) {
        return calls.info(payers.ofServer(cryptoCode));
    }

    @GetMapping("/balance")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    NodeData.Balance balance(@PathVariable String cryptoCode) {
        return calls.balance(payers.ofServer(cryptoCode));
    }

    /** Always refused: no node tells its past. */
    @GetMapping("/histogram")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    NodeData.Histogram histogram(@PathVariable String cryptoCode) {
        return calls.histogram(payers.ofServer(cryptoCode));
    }

    @PostMapping("/connect")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    @Resumable
    void connect(@PathVariable String cryptoCode, @RequestBody NodeData.ConnectRequest request) {
        calls.connect(payers.ofServer(cryptoCode), request);
    }

    @GetMapping("/channels")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    List<NodeData.Channel> channels(@PathVariable String cryptoCode) {
        return calls.channels(payers.ofServer(cryptoCode));
    }

    @PostMapping("/channels")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    @Resumable
    void openChannel(@PathVariable String cryptoCode, @RequestBody NodeData.OpenRequest request) {
        calls.openChannel(payers.ofServer(cryptoCode), request);
    }

    @PostMapping("/address")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    @Resumable
    NodeData.Address depositAddress(@PathVariable String cryptoCode) {
        return calls.depositAddress(payers.ofServer(cryptoCode));
    }

    @GetMapping("/invoices")
    @Requires(Permission.CAN_VIEW_INTERNAL_LIGHTNING_INVOICE)
    List<LightningInvoiceData> invoices(
            @PathVariable String cryptoCode,
            @RequestParam(defaultValue = "false") boolean pendingOnly,
            @RequestParam(defaultValue = "0") long offsetIndex) {
        return invoices.list(payers.ofServer(cryptoCode), pendingOnly, offsetIndex);
    }

    @GetMapping("/invoices/{id}")
    @Requires(Permission.CAN_VIEW_INTERNAL_LIGHTNING_INVOICE)
    LightningInvoiceData invoice(@PathVariable String cryptoCode, @PathVariable String id) {
        return invoices.get(payers.ofServer(cryptoCode), id);
    }

    @PostMapping("/invoices")
    @Requires(Permission.CAN_CREATE_INTERNAL_LIGHTNING_INVOICE)
    @Resumable
    LightningInvoiceData createInvoice(
            @PathVariable String cryptoCode, @RequestBody LightningInvoiceData.Request request) {
        return invoices.create(payers.ofServer(cryptoCode), request);
    }

    /** Pays an invoice once, however often it is asked for: 200 if it was paid, 202 while nobody knows. */
    @PostMapping("/invoices/pay")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    @Resumable
    ResponseEntity<LightningPaymentData> pay(
            @PathVariable String cryptoCode, @RequestBody LightningPaymentData.Request request) {
        return payments.pay(payers.ofServer(cryptoCode), request);
    }

    @GetMapping("/payments")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    List<LightningPaymentData> payments(
            @PathVariable String cryptoCode,
            @RequestParam(defaultValue = "false") boolean includePending,
            @RequestParam(defaultValue = "0") long offsetIndex) {
        return payments.list(payers.ofServer(cryptoCode), includePending, offsetIndex);
    }

    @GetMapping("/payments/{paymentHash}")
    @Requires(Permission.CAN_USE_INTERNAL_LIGHTNING_NODE)
    LightningPaymentData payment(@PathVariable String cryptoCode, @PathVariable String paymentHash) {
        return payments.get(payers.ofServer(cryptoCode), paymentHash);
    }
}
