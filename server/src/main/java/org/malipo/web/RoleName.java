package org.malipo.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What roles are called on pages: those that come with the server have a name in each language, others the one they were given. */
public final class RoleName {
    private static final Set<String> OURS =
            Set.of("Owner", "Manager", "Employee", "Guest", "Wallet Manager", "Multisigner", "Multisigner Guest");

    private RoleName() {}

    public static String shown(Page page, String name) {
        return OURS.contains(name)
                ? page.t("access.role." + name.toLowerCase(Locale.ROOT).replace(' ', '-'))
                : name;
    }

    /** {@return the same for the values of choices} */
    public static Map<String, String> shown(Page page, Map<String, String> choices) {
        var shown = new LinkedHashMap<String, String>();
        choices.forEach((id, name) -> shown.put(id, shown(page, name)));
        return shown;
    }
}
