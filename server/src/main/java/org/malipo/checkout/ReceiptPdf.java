package org.malipo.checkout;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.malipo.checkout.ReceiptView.Payment;
import org.malipo.checkout.ReceiptView.Receipt;
import org.malipo.checkout.ReceiptView.Row;
import org.malipo.web.Page;
import org.springframework.stereotype.Component;

/** Writes a receipt as a PDF. Whatever a shop wrote is text in it and nothing else: nothing is loaded for it. */
@Component
class ReceiptPdf {
    private static final BrandColour INK = new BrandColour(0x0b, 0x6e, 0x4f);

    /** Others wait: each takes a processor and some megabytes. */
    private static final int AT_ONCE = 4;

    private final Semaphore desks = new Semaphore(AT_ONCE);
    private final PdfFonts fonts;

    ReceiptPdf(PdfFonts fonts) {
        this.fonts = fonts;
    }

    /** @param view of an invoice that is settled */
    byte[] of(ReceiptView view, Page page) {
        desks.acquireUninterruptibly();
        try {
            return written(view, page);
        } finally {
            desks.release();
        }
    }

    private byte[] written(ReceiptView view, Page page) {
        var receipt = Objects.requireNonNull(view.receipt());
        var bytes = new ByteArrayOutputStream();
        var title = page.t("receipt.of", view.shop().name());
        var colour = view.shop().colour() == null ? INK : view.shop().colour().onLight();
        try (var sheet = new PdfSheet(bytes, fonts, page.words(), title, colour)) {
            sheet.head(view.shop().name(), page.t("receipt.title"));
            sheet.amount(receipt.amount(), page.t("receipt.paid"), receipt.units());
            sheet.table("", receipt.facts());
            receipt.sections().forEach(section -> sheet.table(section.title(), section.rows()));
            if (receipt.cut()) {
                sheet.note(page.t("receipt.cut"));
            }
            for (var payment : receipt.payments()) {
                sheet.table(page.t("receipt.payment", payment.name()), rows(payment, page));
            }
            addCode(sheet, receipt, view);
        }
        return bytes.toByteArray();
    }

    private static void addCode(PdfSheet sheet, Receipt receipt, ReceiptView view) {
        if (receipt.qr() != null) {
            sheet.code(receipt.qr(), view.link());
        }
    }

    private static List<Row> rows(Payment payment, Page page) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(page.t("receipt.amount"), payment.amount()));
        if (!payment.worth().isEmpty()) {
            rows.add(Row.of(page.t("receipt.worth"), payment.worth()));
            rows.add(Row.of(page.t("receipt.rate"), payment.rate()));
        }
        rows.add(Row.of(page.t("receipt.received"), page.figures().time(payment.at())));
        rows.add(Row.of(page.t("receipt.destination"), payment.destination()));
        rows.add(Row.of(page.t("receipt.transaction"), payment.txid()));
        return rows;
    }
}
