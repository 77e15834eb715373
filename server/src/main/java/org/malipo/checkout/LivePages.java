package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.malipo.access.ClientAddress;
import org.malipo.access.Public;
import org.malipo.outbox.EventTail;
import org.malipo.web.LiveStream;
import org.malipo.web.LiveStreams;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pay pages the tag of their invoice's present state, at once and at every change, until its last. */
@Controller
@CrossOrigin
class LivePages {
    /** Many payers may share an address: behind a mobile network, or all that come by Tor. */
    private static final int MOST_OF_ONE_ADDRESS = 500;

    private final LiveStreams pages = new LiveStreams("pay page", 5_000, MOST_OF_ONE_ADDRESS, LiveStreams.ENDLESS);
    private final Bills bills;
    private final EventTail tail;

    LivePages(Bills bills, EventTail tail) {
        this.bills = bills;
        this.tail = tail;
    }

    @GetMapping(path = "/i/{invoiceId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Public
    SseEmitter events(@PathVariable String invoiceId, HttpServletRequest request) {
        bills.get(invoiceId, null);
        return pages.open(ClientAddress.network(request.getRemoteAddr()), new Tags(invoiceId));
    }

    /** A tag that the page has already costs nothing, so connecting again never misses the last state. */
    private final class Tags implements LiveStream.Script {
        private final String invoice;
        private String told = "";

        Tags(String invoice) {
            this.invoice = invoice;
        }

        @Override
        public LiveStream.Listening listen(Runnable wake) {
            return tail.subscribe(event -> event.subject().equals(invoice), _ -> wake.run())::close;
        }

        @Override
        public boolean tell(LiveStream page) throws IOException {
            var bill = bills.find(invoice, null);
            if (bill.isEmpty()) {
                return false;
            }
            var tag = bill.get().tag();
            if (!tag.equals(told)) {
                page.send(SseEmitter.event().name("state").id(tag).data(tag));
                told = tag;
            }
            boolean last = Screen.isLast(bill.get().invoice().status());
            if (last) {
                page.send(SseEmitter.event().name("end").data(tag));
            }
            return !last;
        }
    }
}
