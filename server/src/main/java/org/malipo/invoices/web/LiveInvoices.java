package org.malipo.invoices.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.Invoices;
import org.malipo.outbox.EventTail;
import org.malipo.web.LiveStream;
import org.malipo.web.LiveStreams;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages of an invoice how far the log speaks of it: at once, and whenever it says more. A stream ends after a few
 * minutes and the page asks for another, so that whoever has lost their rights does not go on hearing.
 */
@Controller
class LiveInvoices {
    private final LiveStreams pages = new LiveStreams("page of an invoice", 2_000, 100, Duration.ofMinutes(5));
    private final EventTail tail;
    private final Invoices invoices;

    LiveInvoices(EventTail tail, Invoices invoices) {
        this.tail = tail;
        this.invoices = invoices;
    }

    @GetMapping("/stores/{storeId}/invoices/{invoiceId}/events")
    @Requires(Permission.CAN_VIEW_INVOICES)
    SseEmitter events(@PathVariable StoreId storeId, @PathVariable String invoiceId) {
        if (!invoices.storeOf(new InvoiceId(invoiceId)).equals(Optional.of(storeId))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return pages.open(Caller.current().user().value(), new Positions(invoiceId));
    }

    private final class Positions implements LiveStream.Script {
        private final String invoice;

        Positions(String invoice) {
            this.invoice = invoice;
        }

        @Override
        public LiveStream.Listening listen(Runnable wake) {
            return tail.subscribe(event -> event.subject().equals(invoice), _ -> wake.run())::close;
        }

        @Override
        public boolean tell(LiveStream page) throws IOException {
            var last = tail.positionsAbout(invoice, 1);
            page.send(SseEmitter.event().name("position").data(String.valueOf(last.isEmpty() ? 0 : last.getFirst())));
            return true;
        }
    }
}
