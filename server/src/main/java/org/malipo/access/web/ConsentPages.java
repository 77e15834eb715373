package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.malipo.access.ApiKey;
import org.malipo.access.ApiKeys;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.SiteAddress;
import org.malipo.access.web.ConsentView.Step;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A shop sends its owner here to ask for a key. The person sees what it may do, gives it or not, and the browser takes the
 * key back to the shop. Names of parameters and fields are those that existing plugins send and expect.
 */
@Controller
class ConsentPages {
    private final ApiKeys keys;
    private final KeyList list;
    private final ConsentScreen screen;

    ConsentPages(ApiKeys keys, KeyList list, ConsentScreen screen) {
        this.keys = keys;
        this.list = list;
        this.screen = screen;
    }

    @GetMapping("/api-keys/authorize")
    @Requires(Permission.UNRESTRICTED)
    String ask(
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!SiteAddress.isSafe(request)) {
            return insecure(response);
        }
        var decision = new ConsentDecision(ConsentRequest.ofQuery(query), Caller.current());
        if (reusable(decision).isPresent()) {
            return screen.show(model, decision, Step.AGAIN, null);
        }
        return decision.request().lacksStores()
                ? screen.show(model, decision, Step.STORES, null)
                : screen.show(model, decision, Step.RIGHTS, null);
    }

    @PostMapping("/api-keys/authorize")
    @Requires(Permission.UNRESTRICTED)
    String answer(
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!SiteAddress.isSafe(request)) {
            return insecure(response);
        }
        var decision = new ConsentDecision(ConsentRequest.ofForm(form), Caller.current());
        return switch (Objects.requireNonNullElse(form.getFirst("command"), "Cancel")) {
            case "Authorize" -> authorize(decision, response, model);
            case "Confirm" -> confirm(decision, response, model);
            case "SelectStores" -> selectStores(decision, response, model);
            default -> "redirect:" + ApiKeyPages.LIST;
        };
    }

    private String selectStores(ConsentDecision decision, HttpServletResponse response, Model model) {
        if (!decision.request().lacksStores()) {
            return screen.show(model, decision, Step.RIGHTS, null);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return screen.show(model, decision, Step.STORES, "access.consent.stores.wrong");
    }

    private String confirm(ConsentDecision decision, HttpServletResponse response, Model model) {
        return reusable(decision)
                .map(key -> give(key, decision, response, model))
                .orElseGet(() -> selectStores(decision, response, model));
    }

    private String authorize(ConsentDecision decision, HttpServletResponse response, Model model) {
        if (decision.request().lacksStores()) {
            return selectStores(decision, response, model);
        }
        if (decision.missing().isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.show(model, decision, Step.RIGHTS, "access.consent.required");
        }
        return give(sentTwice(decision).orElseGet(() -> make(decision)), decision, response, model);
    }

    private ApiKey.Made make(ConsentDecision decision) {
        var owner = decision.person().user();
        var wish = new ApiKey.Wish(decision.request().label(), decision.grants(), null);
        return decision.request()
                .application()
                .map(application -> keys.createFor(application, owner, wish))
                .orElseGet(() -> keys.create(owner, wish));
    }

    private String give(ApiKey.Made made, ConsentDecision decision, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        var target = decision.request().target();
        if (target == null) {
            return list.show(model, made.value());
        }
        target.allowOn(response);
        return screen.handOver(model, made, decision, target);
    }

    private Optional<ApiKey.Made> reusable(ConsentDecision decision) {
        return decision.request()
                .application()
                .flatMap(application -> keys
                        .givenTo(application, decision.person().user())
                        .stream()
                        .filter(made -> decision.isServedBy(made.key()))
                        .findFirst());
    }

    /** A form that is sent twice makes one key. */
    private Optional<ApiKey.Made> sentTwice(ConsentDecision decision) {
        return reusable(decision).filter(made -> made.key().grants().equals(decision.grants()));
    }

    private static String insecure(HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return "access/insecure";
    }
}
