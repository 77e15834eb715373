package org.malipo.access.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ApiKey;
import org.malipo.access.FormTarget;
import org.malipo.access.Grant;
import org.malipo.access.StoreId;
import org.malipo.access.StoreNames;
import org.malipo.access.StoreNames.NamedStore;
import org.malipo.access.web.ConsentView.Handover;
import org.malipo.access.web.ConsentView.Hidden;
import org.malipo.access.web.ConsentView.Right;
import org.malipo.access.web.ConsentView.Step;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays out what a person decides on. */
@Component
class ConsentScreen {
    private final StoreNames names;

    ConsentScreen(StoreNames names) {
        this.names = names;
    }

    /** @param error the key of a message, or null */
    String show(Model model, ConsentDecision decision, Step step, @Nullable String error) {
        var request = decision.request();
        var mine = names.of(decision.person().stores().keySet());
        var chosen = new HashSet<>(request.stores());
        var target = request.target();
        model.addAttribute(
                "view",
                new ConsentView(
                        step,
                        decision.person().email(),
                        request.applicationName(),
                        target == null ? null : target.host(),
                        rights(decision, mine),
                        step == Step.STORES
                                ? mine
                                : mine.stream()
                                        .filter(store -> chosen.contains(store.id()))
                                        .toList(),
                        hidden(request, step),
                        request.label(),
                        request.strict(),
                        error,
                        decision.missing().map(Grant::toString).orElse("")));
        return "access/consent";
    }

    private static List<Right> rights(ConsentDecision decision, List<NamedStore> mine) {
        Map<StoreId, String> called = mine.stream().collect(Collectors.toMap(NamedStore::id, NamedStore::name));
        return decision.request().wanted().stream()
                .map(grant -> new Right(
                        grant.toString(),
                        grant.permission(),
                        grant.store() == null
                                ? ""
                                : called.getOrDefault(
                                        grant.store(), grant.store().value()),
                        decision.request().leaves(grant),
                        decision.lacks(grant)))
                .toList();
    }

    private static List<Hidden> hidden(ConsentRequest request, Step step) {
        var fields = new ArrayList<Hidden>();
        var target = request.target();
        fields.add(
                new Hidden("RedirectUrl", target == null ? "" : target.address().toString()));
        fields.add(new Hidden("Permissions", request.joined()));
        fields.add(new Hidden("Strict", Boolean.toString(request.strict())));
        fields.add(new Hidden("ApplicationName", request.applicationName()));
        fields.add(new Hidden("SelectiveStores", Boolean.toString(request.selective())));
        fields.add(new Hidden("ApplicationIdentifier", request.identifier()));
        if (step != Step.STORES) {
            request.stores().forEach(store -> fields.add(new Hidden("StoreId", store.value())));
        }
        if (step != Step.RIGHTS) {
            fields.add(new Hidden("Label", request.label()));
            carryTicks(request, fields);
        }
        return fields;
    }

    private static void carryTicks(ConsentRequest request, List<Hidden> fields) {
        for (var at = 0; at < request.wanted().size(); at++) {
            var grant = request.wanted().get(at);
            fields.add(new Hidden("PermissionValues[" + at + "].Permission", grant.toString()));
            fields.add(new Hidden("PermissionValues[" + at + "].Value", Boolean.toString(request.leaves(grant))));
        }
    }

    /** The page whose form takes the key to the program. */
    String handOver(Model model, ApiKey.Made made, ConsentDecision decision, FormTarget target) {
        var fields = new ArrayList<Hidden>();
        fields.add(new Hidden("apiKey", made.value()));
        fields.add(new Hidden("userId", decision.person().user().value()));
        made.key().grants().forEach(grant -> fields.add(new Hidden("permissions[]", grant.toString())));
        model.addAttribute(
                "view",
                new Handover(target.address().toString(), decision.request().applicationName(), target.host(), fields));
        return "access/handover";
    }
}
