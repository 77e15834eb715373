package org.malipo.branding;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Uploads;
import org.malipo.access.UserId;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The picture that stands for this server. What a new one replaces is deleted. */
@Component
public class ServerLogo {
    private final Branding branding;
    private final Uploads uploads;

    ServerLogo(Branding branding, Uploads uploads) {
        this.branding = branding;
        this.uploads = uploads;
    }

    /** {@return its path on this server; empty if there is none, or if its file was deleted} */
    public Optional<String> address() {
        return Optional.ofNullable(branding.current().logo()).flatMap(this::addressOf);
    }

    private Optional<String> addressOf(String reference) {
        return Optional.of(uploads.urlOf(reference))
                .filter(address -> !address.equals(reference))
                .map(address -> URI.create(address).getRawPath());
    }

    /**
     * The file is kept before the transaction that changes the branding.
     *
     * @throws org.malipo.problem.FieldErrors.InvalidFields if the file won't do
     */
    public void set(MultipartFile file, UserId by) {
        replace(uploads.store(file, by, Uploads.Kind.IMAGE));
    }

    public void remove() {
        replace(null);
    }

    private void replace(@Nullable String reference) {
        branding.change(before -> {
            Optional.ofNullable(before.logo()).ifPresent(uploads::discard);
            return before.withLogo(reference);
        });
    }
}
