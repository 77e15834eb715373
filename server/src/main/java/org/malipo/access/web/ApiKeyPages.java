package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.malipo.access.ApiKey;
import org.malipo.access.ApiKeys;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Permission.Area;
import org.malipo.access.Requires;
import org.malipo.access.StoreNames;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's API keys. */
@Controller
class ApiKeyPages {
    static final String LIST = "/account/apikeys";

    private final ApiKeys keys;
    private final KeyList list;
    private final StoreNames names;
    private final Clock clock;

    ApiKeyPages(ApiKeys keys, KeyList list, StoreNames names, Clock clock) {
        this.keys = keys;
        this.list = list;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping(LIST)
    @Requires(Permission.UNRESTRICTED)
    String list(Model model) {
        return list.show(model, null);
    }

    @GetMapping("/account/addapikey")
    @Requires(Permission.UNRESTRICTED)
    String add(Model model) {
        return show(model, ApiKeyForm.EMPTY, FormErrors.NONE);
    }

    /** Answers with the value itself rather than sending the browser on: it is kept nowhere for a next request. */
    @PostMapping("/account/addapikey")
    @Once(shownAt = ApiKeyPages.LIST)
    @Requires(Permission.UNRESTRICTED)
    String add(ApiKeyForm form, HttpServletResponse response, Model model) {
        var errors = form.errors(clock.instant());
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, form, errors);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return list.show(
                model, keys.create(Caller.current().user(), form.toWish()).value());
    }

    @GetMapping("/api-keys/{keyId}/delete")
    @Requires(Permission.UNRESTRICTED)
    String askToRevoke(@PathVariable String keyId, Model model) {
        var key = find(keyId);
        model.addAttribute("view", new ApiKeysView.Uses(key.hash(), key.label(), List.of()));
        return "access/revoke";
    }

    @PostMapping("/api-keys/{keyId}/delete")
    @Once
    @Requires(Permission.UNRESTRICTED)
    String revoke(@PathVariable String keyId) {
        keys.revoke(Caller.current().user(), keyId);
        return "redirect:" + LIST;
    }

    @GetMapping("/api-keys/{keyId}/view-analysis")
    @Requires(Permission.UNRESTRICTED)
    String use(@PathVariable String keyId, Model model) {
        var key = find(keyId);
        var uses = keys.uses(key.hash()).stream()
                .map(use -> new ApiKeysView.Use(use.permission(), Long.toString(use.calls()), use.lastUsedAt()))
                .toList();
        model.addAttribute("view", new ApiKeysView.Uses(key.hash(), key.label(), uses));
        return "access/key-use";
    }

    private String show(Model model, ApiKeyForm form, FormErrors errors) {
        var caller = Caller.current();
        model.addAttribute(
                "view",
                new ApiKeysView.New(
                        form.label(),
                        form.expires(),
                        RightsView.of(offered(caller), form.permissions()),
                        names.of(caller.stores().keySet()),
                        form.stores(),
                        errors));
        return "access/add-key";
    }

    private ApiKey find(String keyId) {
        return keys.find(Caller.current().user(), keyId)
                .orElseThrow(() -> new ProblemException(Problem.notFound("apikey-not-found", "There is no such key")));
    }

    /** All that the person could have. */
    private static List<Permission> offered(Caller caller) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission != Permission.CAN_IMPERSONATE || caller.isAdmin())
                .filter(permission -> caller.isAdmin() || permission.area() != Area.SERVER)
                .toList();
    }
}
