package org.malipo.notifications;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of the list of what somebody can be told.
 *
 * @param identifier of a kind, or of a group of kinds
 * @param admins whether only administrators are ever told
 */
public record NoticeSetting(String identifier, boolean admins, boolean enabled) {
    /** Stands for every kind, also those that come with later releases. */
    public static final String ALL = "all";

    private static final String ALL_INVOICES = "invoicestate";

    /** {@return the whole list} */
    static List<NoticeSetting> list(Collection<String> muted) {
        return identifiers().entrySet().stream()
                .map(line -> new NoticeSetting(line.getKey(), line.getValue(), isEnabled(line.getKey(), muted)))
                .toList();
    }

    /** {@return these names as the list spells them; what nothing is called is left out} */
    static Set<String> known(Collection<String> names) {
        return names.stream()
                .map(name -> NoticeKind.of(name).map(NoticeKind::setting).orElse(name))
                .filter(name -> name.equals(ALL) || identifiers().containsKey(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isEnabled(String identifier, Collection<String> muted) {
        return !muted.contains(ALL)
                && !muted.contains(identifier)
                && !(identifier.startsWith(ALL_INVOICES) && muted.contains(ALL_INVOICES));
    }

    /** The identifiers in order, with whether they are for administrators. */
    private static LinkedHashMap<String, Boolean> identifiers() {
        var identifiers = new LinkedHashMap<String, Boolean>();
        for (var kind : NoticeKind.values()) {
            identifiers.putIfAbsent(kind.type(), kind.isForAdmins());
            identifiers.putIfAbsent(kind.setting(), kind.isForAdmins());
        }
        return identifiers;
    }
}
