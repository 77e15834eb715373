package org.malipo.access.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;

/** An account as the API shows it. */
@Schema(name = "ApplicationUserData")
record UserData(
        String id,
        String email,
        @Nullable String name,
        @Nullable String imageUrl,
        @Nullable String invitationUrl,
        boolean emailConfirmed,
        boolean requiresEmailConfirmation,
        boolean approved,
        boolean requiresApproval,
        @Nullable Integer storeQuota,
        Instant created,
        boolean disabled,
        List<String> roles) {
    static UserData of(Account account, @Nullable String imageUrl, @Nullable String invitationUrl) {
        return new UserData(
                account.id().value(),
                account.email(),
                account.name(),
                imageUrl,
                invitationUrl,
                account.emailConfirmed(),
                account.requiresEmailConfirmation(),
                account.approved(),
                account.requiresApproval(),
                account.storeQuota(),
                account.createdAt(),
                account.disabled(),
                account.isAdmin() ? List.of("ServerAdmin") : List.of());
    }
}
