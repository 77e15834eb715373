package org.malipo.checkout;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Uploads;
import org.malipo.stores.StoreSettings.Branding;
import org.malipo.web.Page;
import org.springframework.stereotype.Component;

/**
 * How a store wants its pay page to look and sound. Files come from this server only, so that no payer is known to a third
 * party.
 */
@Component
class StoreLooks {
    private static final String SOUND = "/sound/paid.wav";

    private final Uploads uploads;

    StoreLooks(Uploads uploads) {
        this.uploads = uploads;
    }

    String title(Bill bill) {
        return Optional.ofNullable(branding(bill).htmlTitle())
                .filter(title -> !title.isBlank())
                .orElse(bill.store().name());
    }

    Optional<String> logo(Bill bill) {
        return ownFile(branding(bill).logoUrl());
    }

    Optional<String> styleSheet(Bill bill) {
        return ownFile(branding(bill).cssUrl());
    }

    Optional<String> colours(Bill bill) {
        return BrandColour.parse(branding(bill).brandColor()).map(BrandColour::sheet);
    }

    /** {@return what is played for a payment: the store's own file, or ours; empty if the store wants none} */
    Optional<String> sound(Bill bill, Page page) {
        return bill.look().playSoundOnPayment()
                ? ownFile(branding(bill).paymentSoundUrl()).or(() -> Optional.of(page.asset(SOUND)))
                : Optional.empty();
    }

    /** {@return the address of a file, for scripts, wherever it is} */
    @Nullable
    String address(@Nullable String reference) {
        return reference == null ? null : uploads.urlOf(reference);
    }

    private Optional<String> ownFile(@Nullable String reference) {
        return Optional.ofNullable(reference)
                .filter(text -> text.startsWith("fileid:"))
                .map(uploads::urlOf)
                .filter(url -> !url.equals(reference));
    }

    private static Branding branding(Bill bill) {
        return bill.store().settings().branding();
    }
}
