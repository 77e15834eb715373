package org.malipo.checkout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Public;
import org.malipo.access.RateLimits;
import org.malipo.access.RateLimits.Zone;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.web.Page;
import org.malipo.web.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A payer's receipt: a page, the same for a printer, and as a file. Whoever has the link may see it. */
@Controller
class ReceiptPages {
    private static final String UNLISTED = "noindex";

    private final Bills bills;
    private final Receipts receipts;
    private final ReceiptPdf pdf;
    private final Pages pages;
    private final RateLimits limits;

    ReceiptPages(Bills bills, Receipts receipts, ReceiptPdf pdf, Pages pages, RateLimits limits) {
        this.bills = bills;
        this.receipts = receipts;
        this.pdf = pdf;
        this.pages = pages;
        this.limits = limits;
    }

    /** Where the shop wants no receipts, the payer goes back to the shop. */
    @GetMapping("/i/{invoiceId}/receipt")
    @Public
    String page(
            @PathVariable String invoiceId,
            @RequestParam(defaultValue = "false") String print,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var bill = bills.get(invoiceId, null);
        if (!isWanted(bill)) {
            return "redirect:"
                    + WayBack.of(bill.invoice()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        var page = surroundings(request, bill);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("view", receipts.of(bill, page, lang, Boolean.parseBoolean(print)));
        model.addAttribute("page", page);
        return "checkout/receipt";
    }

    /** There is no file before the invoice is settled; the page says how it stands. Making one is work, so it has a pace. */
    @GetMapping("/i/{invoiceId}/receipt.pdf")
    @Public
    ResponseEntity<byte[]> file(
            @PathVariable String invoiceId,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        limits.take(Zone.RECEIPT_FILES, request.getRemoteAddr());
        var bill = bills.get(invoiceId, null);
        if (!isWanted(bill) || bill.invoice().status() != InvoiceStatus.SETTLED) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, "/i/" + bill.invoice().id() + "/receipt")
                    .build();
        }
        var page = pages.ofStrangers(request, PdfFonts.writable(PayerLanguage.of(request, bill)));
        var name = ContentDisposition.inline()
                .filename("receipt-" + bill.invoice().id() + ".pdf", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("X-Robots-Tag", UNLISTED)
                .body(pdf.of(receipts.of(bill, page, lang, false), page));
    }

    private static boolean isWanted(Bill bill) {
        return bill.invoice().terms().receipt().enabled();
    }

    private Page surroundings(HttpServletRequest request, Bill bill) {
        return pages.ofStrangers(request, PayerLanguage.of(request, bill));
    }
}
