package org.malipo.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the server's administrator decided about who may do what; {@link #DEFAULTS} where nothing was decided.
 *
 * @param requiresConfirmedEmail new people sign in only once their e-mail address is confirmed
 * @param requiresUserApproval new people sign in only once an administrator has let them in
 * @param lockSubscription strangers may not register
 * @param disableNonAdminCreateUserApi only administrators may make accounts with the API
 * @param allowHotWalletForAll others than administrators may keep a wallet's seed on this server
 * @param allowCreateColdWalletForAll others than administrators may have a watch-only wallet generated
 * @param allowLightningInternalNodeForAll others than administrators may use the server's own Lightning node
 * @param disableStoresToUseServerEmailSettings stores send no letters with the server's own mail account
 * @param discourageSearchEngines pages ask search engines not to list them
 * @param defaultRole id of the role that the maker of a store gets in it; null for the owner's
 * @param storeQuota how many stores a person may own; null for any number
 * @param registerPageRedirect where {@code /register} leads instead
 * @param defaultStoreTemplate settings of new stores, as the API names them
 * @param rootPage where {@code /} leads; null for the usual way
 * @param domains where {@code /} leads under other host names
 * @param explorerLinks where transactions can be looked at
 */
public record ServerPolicies(
        boolean requiresConfirmedEmail,
        boolean requiresUserApproval,
        boolean lockSubscription,
        boolean disableNonAdminCreateUserApi,
        boolean allowHotWalletForAll,
        boolean allowCreateColdWalletForAll,
        boolean allowLightningInternalNodeForAll,
        boolean disableStoresToUseServerEmailSettings,
        boolean discourageSearchEngines,
        @Nullable String defaultRole,
        @Nullable Integer storeQuota,
        @Nullable String registerPageRedirect,
        @Nullable ObjectNode defaultStoreTemplate,
        @Nullable String rootPage,
        List<DomainPage> domains,
        List<ExplorerLink> explorerLinks) {
    public static final ServerPolicies DEFAULTS = new ServerPolicies(
            false, false, false, false, false, true, false, false, false, null, null, null, null, null, List.of(),
            List.of());

    public ServerPolicies {
        domains = List.copyOf(domains);
        explorerLinks = List.copyOf(explorerLinks);
    }

    /** {@return the same, with another decision on letters of stores} */
    public ServerPolicies withServerEmailForStores(boolean allowed) {
        return new ServerPolicies(
                requiresConfirmedEmail,
                requiresUserApproval,
                lockSubscription,
                disableNonAdminCreateUserApi,
                allowHotWalletForAll,
                allowCreateColdWalletForAll,
                allowLightningInternalNodeForAll,
                !allowed,
                discourageSearchEngines,
                defaultRole,
                storeQuota,
                registerPageRedirect,
                defaultStoreTemplate,
                rootPage,
                domains,
                explorerLinks);
    }

    /**
     * A host name of its own for a page.
     *
     * @param domain in lower case, without port
     * @param page a path on this server
     */
    public record DomainPage(String domain, String page) {}

    /**
     * Where transactions of a payment method can be looked at.
     *
     * @param paymentMethodId for example {@code BTC-CHAIN}
     * @param link holds <code>{0}</code> where the transaction's id goes
     */
    public record ExplorerLink(String paymentMethodId, String link) {}
}
