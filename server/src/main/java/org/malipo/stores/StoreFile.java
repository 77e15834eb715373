package org.malipo.stores;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Uploads;
import org.malipo.stores.StoreSettings.Branding;

/** A file that a store may upload to look or sound like itself. */
public enum StoreFile {
    LOGO(Uploads.Kind.IMAGE),
    STYLE_SHEET(Uploads.Kind.STYLE_SHEET),
    PAYMENT_SOUND(Uploads.Kind.SOUND);

    private final Uploads.Kind kind;

    StoreFile(Uploads.Kind kind) {
        this.kind = kind;
    }

    Uploads.Kind kind() {
        return kind;
    }

    /** {@return where it is: an absolute URL, or a reference to an upload} */
    public Optional<String> of(Branding branding) {
        return Optional.ofNullable(
                switch (this) {
                    case LOGO -> branding.logoUrl();
                    case STYLE_SHEET -> branding.cssUrl();
                    case PAYMENT_SOUND -> branding.paymentSoundUrl();
                });
    }

    Branding in(Branding branding, @Nullable String url) {
        return new Branding(
                branding.website(),
                branding.supportUrl(),
                branding.brandColor(),
                branding.applyBrandColorToBackend(),
                this == LOGO ? url : branding.logoUrl(),
                this == STYLE_SHEET ? url : branding.cssUrl(),
                this == PAYMENT_SOUND ? url : branding.paymentSoundUrl(),
                branding.htmlTitle());
    }
}
