package org.malipo.administration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.access.LocalPath;
import org.malipo.access.ServerPolicies;
import org.malipo.access.ServerPolicies.DomainPage;
import org.malipo.access.ServerPolicies.ExplorerLink;
import org.malipo.problem.FormErrors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads policies from a form, and collects what is wrong with it. */
class PoliciesReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");
    private static final int LARGEST_QUOTA = 1_000_000;
    private static final String TRANSACTION = "{0}";

    private final PoliciesForm form;
    private final Set<String> roles;
    private final Predicate<ObjectNode> fits;
    private FormErrors errors = FormErrors.NONE;

    /**
     * @param roles ids of the roles that a store's maker may get
     * @param fits whether new stores can begin with something
     */
    PoliciesReader(PoliciesForm form, Set<String> roles, Predicate<ObjectNode> fits) {
        this.form = form;
        this.roles = roles;
        this.fits = fits;
    }

    ServerPolicies read() {
        return new ServerPolicies(
                form.requiresConfirmedEmail(),
                form.requiresUserApproval(),
                form.lockSubscription(),
                form.disableNonAdminCreateUserApi(),
                form.allowHotWalletForAll(),
                form.allowCreateColdWalletForAll(),
                form.allowLightningInternalNodeForAll(),
                form.disableStoresToUseServerEmailSettings(),
                form.discourageSearchEngines(),
                role(),
                quota(),
                registerRedirect(),
                template(),
                rootPage(),
                lines("domains", form.domains(), PoliciesReader::domain),
                lines("explorerLinks", form.explorerLinks(), PoliciesReader::explorerLink));
    }

    FormErrors errors() {
        return errors;
    }

    private @Nullable String role() {
        if (form.defaultRole().isEmpty() || roles.contains(form.defaultRole())) {
            return orNull(form.defaultRole());
        }
        return wrong("defaultRole");
    }

    private @Nullable Integer quota() {
        if (form.storeQuota().isEmpty()) {
            return null;
        }
        return form.storeQuota().matches("[0-9]{1,7}") && Integer.parseInt(form.storeQuota()) <= LARGEST_QUOTA
                ? Integer.valueOf(form.storeQuota())
                : wrong("storeQuota");
    }

    /** It may lead elsewhere, for example to where accounts are sold; the registration page itself would be a circle. */
    private @Nullable String registerRedirect() {
        var typed = form.registerPageRedirect();
        var fine = typed.isEmpty() || (isPage(typed) && !typed.startsWith("/register")) || isWebAddress(typed);
        return fine ? orNull(typed) : wrong("registerPageRedirect");
    }

    private @Nullable ObjectNode template() {
        if (form.defaultStoreTemplate().isEmpty()) {
            return null;
        }
        try {
            return JSON.readTree(form.defaultStoreTemplate()) instanceof ObjectNode object && fits.test(object)
                    ? object
                    : wrong("defaultStoreTemplate");
        } catch (JacksonException _) {
            return wrong("defaultStoreTemplate");
        }
    }

    private @Nullable String rootPage() {
        return form.rootPage().isEmpty() || isPage(form.rootPage()) ? orNull(form.rootPage()) : wrong("rootPage");
    }

    /** {@return what stands on each line: a word, a space, and the rest} */
    private <T> List<T> lines(String field, String typed, BiFunction<String, String, Optional<T>> read) {
        var all = new ArrayList<T>();
        for (var line :
                typed.lines().map(String::strip).filter(text -> !text.isEmpty()).toList()) {
            var words = line.split("\\s+", 2);
            var item = words.length == 2 ? read.apply(words[0], words[1]) : Optional.<T>empty();
            item.ifPresentOrElse(all::add, () -> wrong(field));
        }
        return all;
    }

    private static Optional<DomainPage> domain(String host, String page) {
        var name = host.toLowerCase(Locale.ROOT);
        return HOST.matcher(name).matches() && isPage(page)
                ? Optional.of(new DomainPage(name, page))
                : Optional.empty();
    }

    private static Optional<ExplorerLink> explorerLink(String method, String link) {
        var fine = METHOD.matcher(method).matches()
                && link.contains(TRANSACTION)
                && isWebAddress(link.replace(TRANSACTION, "00"));
        return fine ? Optional.of(new ExplorerLink(method.toUpperCase(Locale.ROOT), link)) : Optional.empty();
    }

    /** The root itself would be a circle. */
    private static boolean isPage(String typed) {
        return !typed.equals("/") && LocalPath.orElse(typed, "").equals(typed) && isUri(typed);
    }

    private static boolean isWebAddress(String typed) {
        return isUri(typed)
                && Set.of("https", "http")
                        .contains(String.valueOf(URI.create(typed).getScheme()))
                && URI.create(typed).getHost() != null;
    }

    private static boolean isUri(String typed) {
        try {
            URI.create(typed);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it stands for the null of any field's type
    private <T> @Nullable T wrong(String field) {
        errors = errors.and(field, "administration.policies.wrong." + field);
        return null;
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
