package org.malipo.payjoin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.bitcoin.payjoin.PayjoinError;
import org.malipo.bitcoin.payjoin.PayjoinParameters;
import org.malipo.payjoin.PayjoinAnswer.Proposed;
import org.malipo.payjoin.PayjoinAnswer.TurnedDown;
import org.malipo.payjoin.PayjoinDesk;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where payers propose payjoins, for all stores: the address in {@code pj=} of payment links (BIP 78, version 1). */
@RestController
@Hidden
class PayjoinApi {
    private static final int MOST_BYTES = 1_000_000;
    private static final List<Integer> VERSIONS = List.of(1);

    private final PayjoinDesk desk;
    private final RateLimits limits;

    PayjoinApi(PayjoinDesk desk, RateLimits limits) {
        this.desk = desk;
        this.limits = limits;
    }

    /** @param supported versions, where another one was asked for */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorData(
            String errorCode, String message, @Nullable List<Integer> supported) {}

    @PostMapping({"/{cryptoCode:BTC|btc}/pj", "/{cryptoCode:BTC|btc}/pj/"})
    @Public
    ResponseEntity<?> propose(HttpServletRequest request) throws IOException {
        limits.take(Zone.PAYJOIN, request.getRemoteAddr());
        var parameters = parameters(request);
        if (!parameters.isSupported()) {
            return refused(PayjoinError.VERSION_UNSUPPORTED);
        }
        var length = request.getContentLengthLong();
        if (length < 0) {
            return refused(
                    HttpStatus.LENGTH_REQUIRED,
                    "missing-content-length",
                    "The http header Content-Length should be filled");
        }
        if (length > MOST_BYTES) {
            return refused(
                    HttpStatus.CONTENT_TOO_LARGE, "payload-too-large", "The transaction is too big to be processed");
        }
        var original = request.getInputStream().readNBytes(Math.toIntExact(length));
        return switch (desk.propose(original, parameters)) {
            case Proposed(var text) ->
                ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
            case TurnedDown(var error) -> refused(error);
        };
    }

    private static PayjoinParameters parameters(HttpServletRequest request) {
        var query = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return PayjoinParameters.parse(query);
    }

    private static ResponseEntity<?> refused(PayjoinError error) {
        return refused(HttpStatus.valueOf(error.httpStatus()), error.code(), sentence(error));
    }

    private static ResponseEntity<?> refused(HttpStatus status, String code, String message) {
        var supported = code.equals(PayjoinError.VERSION_UNSUPPORTED.code()) ? VERSIONS : null;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorData(code, message, supported));
    }

    /** The same whatever the reason: a payer who tries things out learns nothing of the wallet. */
    private static String sentence(PayjoinError error) {
        return switch (error) {
            case VERSION_UNSUPPORTED -> "This version of payjoin is not supported.";
            case UNAVAILABLE -> "The payjoin endpoint is not available for now.";
            case NOT_ENOUGH_MONEY ->
                "The receiver added some inputs but could not bump the fee of the payjoin proposal.";
            case ORIGINAL_REJECTED -> "The receiver rejected the original PSBT.";
            case INVOICE_NOT_FOUND -> "This transaction does not pay any invoice with payjoin.";
            case INVOICE_NOT_FULLY_PAID -> "The transaction must pay the whole invoice.";
            case ALREADY_PAID -> "The invoice this transaction pays is already paid.";
        };
    }
}
