package org.malipo.notifications.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.notifications.NoticeMutings;
import org.malipo.notifications.NoticeSetting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person chooses what they are told. */
@Controller
class NotificationSettingsPages {
    private static final String PATH = "/notifications/settings";

    private static final String GROUP = "invoicestate";

    private final NoticeMutings mutings;

    NotificationSettingsPages(NoticeMutings mutings) {
        this.mutings = mutings;
    }

    @GetMapping(PATH)
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    String show(@RequestParam(defaultValue = "false") boolean saved, Model model) {
        model.addAttribute("view", new NotificationSettingsView(offered(Caller.current()), saved));
        return "notifications/settings";
    }

    /** @param wanted what is ticked; anything else on the page is not wanted, and what is not on it stays as it was */
    @PostMapping(PATH)
    @Requires(Permission.CAN_MANAGE_NOTIFICATIONS)
    String save(@RequestParam(required = false) @Nullable List<String> wanted) {
        var caller = Caller.current();
        var ticked = wanted == null ? List.<String>of() : wanted;
        var offered = offered(caller).stream().map(NoticeSetting::identifier).toList();
        var unwanted = mutings.of(caller.user()).stream()
                .filter(line -> !line.identifier().equals(GROUP)) // its members are on the page
                .filter(line ->
                        offered.contains(line.identifier()) ? !ticked.contains(line.identifier()) : !line.enabled())
                .map(NoticeSetting::identifier)
                .toList();
        mutings.set(caller.user(), unwanted);
        return "redirect:" + PATH + "?saved=true";
    }

    private List<NoticeSetting> offered(Caller caller) {
        return mutings.of(caller.user()).stream()
                .filter(line -> !line.admins() || caller.isAdmin())
                .filter(line -> !line.identifier().equals(GROUP))
                .toList();
    }
}
