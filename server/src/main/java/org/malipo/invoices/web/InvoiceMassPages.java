package org.malipo.invoices.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.invoices.InvoiceFact;
import org.malipo.invoices.InvoiceFacts;
import org.malipo.invoices.InvoiceId;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.Invoices;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Changes several invoices at once. Each is changed by itself: what one can't do keeps none of the others from it. */
@Controller
class InvoiceMassPages {
    /** More than a page shows. */
    private static final int MOST = 200;

    private final Invoices invoices;
    private final InvoiceFacts facts;

    InvoiceMassPages(Invoices invoices, InvoiceFacts facts) {
        this.invoices = invoices;
        this.facts = facts;
    }

    /** Leads back to the same list. */
    @PostMapping(InvoiceListPages.PATH)
    @Once
    @Requires(Permission.CAN_MODIFY_INVOICES)
    String change(
            @PathVariable StoreId storeId,
            @RequestParam(name = "invoice", defaultValue = "") List<String> chosen,
            @RequestParam(name = "action", defaultValue = "") String word,
            @RequestParam Map<String, String> parameters) {
        var action = MassAction.named(word).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var theirs = theirs(
                storeId,
                chosen.stream().limit(MOST).distinct().map(InvoiceId::new).toList());
        int done = Math.toIntExact(
                theirs.stream().filter(invoice -> isDone(invoice, action)).count());
        var result = new MassResult(action, done, theirs.size() - done);
        return "redirect:"
                + ListForm.of(parameters)
                        .at(InvoiceListPages.path(storeId), theirs.isEmpty() ? Map.of() : result.parameters());
    }

    /** {@return those of these that are the store's, in the same order} */
    private List<InvoiceId> theirs(StoreId store, List<InvoiceId> chosen) {
        var known = facts.of(chosen).stream()
                .filter(fact -> fact.store().equals(store))
                .map(InvoiceFact::id)
                .collect(Collectors.toSet());
        return chosen.stream().filter(known::contains).toList();
    }

    private boolean isDone(InvoiceId invoice, MassAction action) {
        try {
            switch (action) {
                case ARCHIVE -> invoices.archive(invoice);
                case UNARCHIVE -> invoices.unarchive(invoice);
                case SETTLED -> invoices.mark(invoice, InvoiceStatus.SETTLED);
                case INVALID -> invoices.mark(invoice, InvoiceStatus.INVALID);
            }
            return true;
        } catch (InvalidFields | ProblemException refused) {
            return false;
        }
    }
}
