package org.malipo.wallets.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import org.malipo.wallets.Annotation;
import org.malipo.wallets.ObjectKey;
import org.malipo.wallets.web.WalletData.Label;

/**
 * Prepares labels for the API: an object with a member for each, as clients read it. What somebody wrote is {@code raw}; a
 * thing is shown by the name of its kind, for example {@code invoice}, and a second one of a kind by its id as well.
 */
final class LabelView {
    private LabelView() {}

    static Map<String, Label> of(Annotation annotation) {
        var labels = new LinkedHashMap<String, Label>();
        var byType = annotation.attached().stream().collect(groupingBy(ObjectKey::type, TreeMap::new, ids()));
        for (var text : byType.getOrDefault(ObjectKey.LABEL, List.of())) {
            labels.put(text, new Label("raw", text, null, null, null, null));
        }
        byType.forEach((type, ids) -> {
            if (!type.equals(ObjectKey.LABEL)) {
                things(type, ids).forEach(label -> labels.put(label.text(), label));
            }
        });
        return labels;
    }

    private static Collector<ObjectKey, ?, List<String>> ids() {
        return mapping(ObjectKey::id, toList());
    }

    private static List<Label> things(String type, List<String> ids) {
        if (type.equals("payout")) {
            return List.of(new Label(type, type, ids.getFirst(), null, null, ids));
        }
        return ids.stream()
                .map(id -> thing(type, id.equals(ids.getFirst()) ? type : type + " " + id, id))
                .toList();
    }

    private static Label thing(String type, String text, String id) {
        return new Label(type, text, id, idOf("invoice", type, id), idOf("app", type, id), null);
    }

    private static @Nullable String idOf(String wanted, String type, String id) {
        return type.equals(wanted) ? id : null;
    }
}
