package org.malipo.search;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.SignedIn;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceFilter;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.Invoices;
import org.malipo.problem.FieldErrors;
import org.malipo.web.Pages;
import org.malipo.web.SearchIndex.Target;
import org.malipo.web.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the search field proposes while somebody types. Like a page it is for people, and for no other origin. */
@RestController
@Hidden
class Proposals {
    private static final int LONGEST = 100;
    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final Duration FOR_GOOD = Duration.ofDays(365);

    private final Pages pages;
    private final Invoices invoices;

    Proposals(Pages pages, Invoices invoices) {
        this.pages = pages;
        this.invoices = invoices;
    }

    /** Something to open. */
    record Proposal(String title, String category, String url, List<String> keywords) {
        static Proposal of(Target target) {
            return new Proposal(target.title(), target.category(), target.url(), target.keywords());
        }

        static Proposal of(InvoiceView invoice, Words words) {
            var id = invoice.id().value();
            var price = Stream.of(invoice)
                    .filter(one -> !one.anyAmount())
                    .map(one -> words.figures().money(one.amount(), one.currency()));
            return new Proposal(
                    invoice.orderId().filter(order -> !order.isBlank()).orElse(id),
                    words.of("search.invoices"),
                    "/invoices/" + id,
                    Stream.concat(Stream.of(id), price).toList());
        }
    }

    /**
     * {@return without {@code q}, all pages that the caller may open, which is the same for as long as its hash is; with {@code
     * q}, the newest invoices of the store that have a word which begins so, or without a store the pages that match}
     */
    @GetMapping("/search/global")
    @SignedIn
    ResponseEntity<List<Proposal>> propose(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String storeId,
            @RequestParam(required = false) @Nullable Integer take,
            @RequestParam(required = false) @Nullable String hash,
            HttpServletRequest request) {
        var sought = q.strip();
        if (sought.isEmpty()) {
            return index(storeId, hash, request);
        }
        if (take != null && take < 0) {
            throw FieldErrors.of("take", "The value should be 0 or more");
        }
        int most = take == null ? USUAL : Math.min(take, MOST);
        var found = storeId == null || storeId.isBlank()
                ? pages.index(request, null).matching(sought).stream().map(Proposal::of)
                : invoices(new StoreId(storeId), sought, most).map(one -> Proposal.of(one, pages.words(request)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(found.limit(most).toList());
    }

    private ResponseEntity<List<Proposal>> index(
            @Nullable String store, @Nullable String hash, HttpServletRequest request) {
        var index = pages.index(request, store);
        var keeping = index.hash().equals(hash)
                ? CacheControl.maxAge(FOR_GOOD).cachePrivate().immutable()
                : CacheControl.noStore();
        return ResponseEntity.ok()
                .cacheControl(keeping)
                .body(index.targets().stream().map(Proposal::of).toList());
    }

    private Stream<InvoiceView> invoices(StoreId store, String sought, int most) {
        if (!Caller.current().may(Permission.CAN_VIEW_INVOICES, store)) {
            return Stream.empty();
        }
        var text = sought.substring(0, Math.min(sought.length(), LONGEST));
        var filter = new InvoiceFilter(List.of(), Set.of(), null, null, text, false, null, 0, most);
        return invoices.list(store, filter).stream();
    }
}
