package org.malipo.administration;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ServerPolicies;

/**
 * The policies as they stand in the fields of a form: as text, so that whatever was typed can be shown again.
 *
 * @param domains a host name and a path on each line
 * @param explorerLinks a payment method and a link on each line
 */
public record PoliciesForm(
        boolean requiresConfirmedEmail,
        boolean requiresUserApproval,
        boolean lockSubscription,
        boolean disableNonAdminCreateUserApi,
        boolean allowHotWalletForAll,
        boolean allowCreateColdWalletForAll,
        boolean allowLightningInternalNodeForAll,
        boolean disableStoresToUseServerEmailSettings,
        boolean discourageSearchEngines,
        String defaultRole,
        String storeQuota,
        String registerPageRedirect,
        String defaultStoreTemplate,
        String rootPage,
        String domains,
        String explorerLinks) {
    /** What a form leaves out is empty text, or not ticked. */
    public PoliciesForm {
        defaultRole = text(defaultRole);
        storeQuota = text(storeQuota);
        registerPageRedirect = text(registerPageRedirect);
        defaultStoreTemplate = text(defaultStoreTemplate);
        rootPage = text(rootPage);
        domains = text(domains);
        explorerLinks = text(explorerLinks);
    }

    static PoliciesForm of(ServerPolicies policies) {
        return new PoliciesForm(
                policies.requiresConfirmedEmail(),
                policies.requiresUserApproval(),
                policies.lockSubscription(),
                policies.disableNonAdminCreateUserApi(),
                policies.allowHotWalletForAll(),
                policies.allowCreateColdWalletForAll(),
                policies.allowLightningInternalNodeForAll(),
                policies.disableStoresToUseServerEmailSettings(),
                policies.discourageSearchEngines(),
                text(policies.defaultRole()),
                text(policies.storeQuota()),
                text(policies.registerPageRedirect()),
                policies.defaultStoreTemplate() == null
                        ? ""
                        : policies.defaultStoreTemplate().toPrettyString(),
                text(policies.rootPage()),
                policies.domains().stream()
                        .map(domain -> domain.domain() + " " + domain.page())
                        .collect(Collectors.joining("\n")),
                policies.explorerLinks().stream()
                        .map(link -> link.paymentMethodId() + " " + link.link())
                        .collect(Collectors.joining("\n")));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "").strip();
    }
}
