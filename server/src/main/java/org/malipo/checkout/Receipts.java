package org.malipo.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.SiteAddress;
import org.malipo.checkout.ReceiptView.Payment;
import org.malipo.checkout.ReceiptView.Receipt;
import org.malipo.checkout.ReceiptView.Row;
import org.malipo.checkout.ReceiptView.Shop;
import org.malipo.invoices.AdditionalStatus;
import org.malipo.invoices.InvoiceStatus;
import org.malipo.invoices.InvoiceView;
import org.malipo.invoices.PaymentView;
import org.malipo.invoices.PromptView;
import org.malipo.problem.Decimals;
import org.malipo.web.Page;
import org.malipo.web.QrPicture;
import org.springframework.stereotype.Component;

/** Turns a bill into its receipt: nothing but what its payer may know, since whoever has the link sees it. */
@Component
class Receipts {
    private static final int SECONDS = 10;
    private static final int SECONDS_OF_A_FREE_ONE = 2;

    private final StoreLooks looks;
    private final SiteAddress site;

    Receipts(StoreLooks looks, SiteAddress site) {
        this.looks = looks;
        this.site = site;
    }

    /** @param language that was asked for, or null */
    ReceiptView of(Bill bill, Page page, @Nullable String language, boolean print) {
        var invoice = bill.invoice();
        var path = "/i/" + invoice.id() + "/receipt";
        var link = site.ofAnswer(path);
        boolean settled = invoice.status() == InvoiceStatus.SETTLED;
        return new ReceiptView(
                path,
                link,
                language == null ? "" : "lang=" + page.lang(),
                shop(bill),
                bill.screen(),
                new Sentences(bill, page.words()).title(),
                advice(bill, page),
                settled ? 0 : reload(invoice),
                print,
                isOpen(invoice) ? "/i/" + invoice.id() : null,
                settled ? receipt(bill, page, link) : null);
    }

    private static boolean isOpen(InvoiceView invoice) {
        return !invoice.prompts().isEmpty()
                && (invoice.status() == InvoiceStatus.NEW || invoice.status() == InvoiceStatus.PROCESSING);
    }

    private static int reload(InvoiceView invoice) {
        boolean free = !invoice.anyAmount() && invoice.amount().signum() == 0;
        return free && invoice.status() == InvoiceStatus.NEW ? SECONDS_OF_A_FREE_ONE : SECONDS;
    }

    private static String advice(Bill bill, Page page) {
        return switch (bill.invoice().status()) {
            case NEW, PROCESSING -> page.t("receipt.later");
            case EXPIRED, INVALID -> page.t("receipt.none", bill.store().name());
            case SETTLED -> "";
        };
    }

    private Shop shop(Bill bill) {
        return new Shop(
                bill.store().name(),
                looks.title(bill),
                looks.logo(bill).orElse(null),
                looks.colours(bill).orElse(null),
                BrandColour.parse(bill.store().settings().branding().brandColor())
                        .orElse(null),
                looks.styleSheet(bill).orElse(null),
                WayBack.of(bill.invoice()).orElse(null));
    }

    private static Receipt receipt(Bill bill, Page page, String link) {
        var invoice = bill.invoice();
        var wishes = invoice.terms().receipt();
        var paid = invoice.prompts().stream()
                .findFirst()
                .map(PromptView::totalPaid)
                .orElse(BigDecimal.ZERO);
        var room = new ReceiptRoom();
        var facts = room.take(facts(invoice, page));
        var sections = new ReceiptData(page.words(), room).sections(invoice.metadata());
        return new Receipt(
                page.figures().money(invoice.paidAmount(), invoice.currency()),
                paid.signum() == 0 ? "" : page.figures().btcAsSats(paid),
                facts,
                sections,
                room.isCut(),
                wishes.showPayments() ? payments(invoice, page) : List.of(),
                wishes.showQr() ? QrPicture.of(link) : null);
    }

    private static List<Row> facts(InvoiceView invoice, Page page) {
        var facts = new ArrayList<Row>();
        invoice.orderId()
                .filter(order -> !order.isBlank())
                .ifPresent(order -> facts.add(Row.of(page.t("receipt.order"), order)));
        invoice.metadataText("itemDesc")
                .filter(item -> !item.isBlank())
                .ifPresent(item -> facts.add(Row.of(page.t("receipt.item"), item)));
        var at = invoice.payments().stream()
                .map(PaymentView::receivedAt)
                .max(Comparator.naturalOrder())
                .orElse(invoice.createdAt());
        facts.add(new Row(page.t("receipt.date"), page.figures().time(at), at, null));
        tax(invoice)
                .ifPresent(tax ->
                        facts.add(Row.of(page.t("receipt.tax"), page.figures().money(tax, invoice.currency()))));
        if (invoice.additionalStatus() == AdditionalStatus.MARKED) {
            facts.add(Row.of(page.t("receipt.state"), page.t("receipt.marked")));
        }
        return facts;
    }

    private static Optional<BigDecimal> tax(InvoiceView invoice) {
        return invoice.metadataText("taxIncluded")
                .map(String::strip)
                .flatMap(Decimals::read)
                .filter(tax -> tax.signum() > 0);
    }

    private static List<Payment> payments(InvoiceView invoice, Page page) {
        return invoice.payments().stream()
                .flatMap(payment -> invoice.prompt(payment.method()).stream()
                        .map(prompt -> payment(payment, prompt, invoice, page)))
                .toList();
    }

    private static Payment payment(PaymentView payment, PromptView prompt, InvoiceView invoice, Page page) {
        var figures = page.figures();
        boolean priced = !prompt.currency().equals(invoice.currency());
        return new Payment(
                payment.method(),
                Links.nameOf(payment.method(), page.words()),
                figures.btcAsSats(payment.value()),
                priced
                        ? figures.money(Amounts.inInvoiceCurrency(payment.value(), prompt, invoice), invoice.currency())
                        : "",
                priced ? "1 " + prompt.currency() + " = " + figures.rate(prompt.rate(), invoice.currency()) : "",
                payment.destination(),
                payment.txid(),
                payment.receivedAt());
    }
}
