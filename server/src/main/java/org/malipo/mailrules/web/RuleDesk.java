package org.malipo.mailrules.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.mailrules.MailRule;
import org.malipo.mailrules.MailRules;
import org.malipo.mailrules.RuleRun;
import org.malipo.mailrules.RunOutcome;
import org.malipo.mailrules.Trigger;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;

/** What the pages of rules show and do, for a store's and for the server's alike; null stands for the server. */
@Component
class RuleDesk {
    private static final int RUNS_SHOWN = 20;

    private final MailRules rules;
    private final Mailer mailer;
    private final FirstWords firstWords;
    private final Texts texts;
    private final LocaleResolver locales;

    RuleDesk(MailRules rules, Mailer mailer, FirstWords firstWords, Texts texts, LocaleResolver locales) {
        this.rules = rules;
        this.mailer = mailer;
        this.firstWords = firstWords;
        this.texts = texts;
        this.locales = locales;
    }

    /** {@return the address of the list} */
    static String address(@Nullable String store) {
        return store == null ? "/server/rules" : "/stores/" + store + "/emails/rules";
    }

    static String address(@Nullable StoreId store) {
        return address(store == null ? null : store.value());
    }

    /** {@return the key of a trigger's words; events are called what webhooks call them} */
    static String key(Trigger trigger) {
        return trigger.isOfServer() ? "mailrules.trigger." + trigger.code() : "webhooks.event." + trigger.eventType();
    }

    static boolean mayChange(@Nullable StoreId store) {
        var caller = Caller.current();
        return store == null
                ? caller.may(Permission.CAN_MODIFY_SERVER_SETTINGS, null)
                : caller.may(Permission.CAN_MODIFY_STORE_SETTINGS, store);
    }

    String list(@Nullable StoreId store, Model model) {
        var all = rules.list(store);
        var view = new RuleListView(
                store == null ? null : store.value(),
                all,
                mayChange(store),
                mailer.isReady(store),
                store == null ? Trigger.offered(true) : List.of());
        model.addAttribute("view", view);
        return "mailrules/list";
    }

    String showNew(@Nullable StoreId store, String trigger, HttpServletRequest request, Model model) {
        var words = texts.in(locales.resolveLocale(request));
        return show(store, "", firstWords.of(store == null, trigger, words), FormErrors.NONE, false, request, model);
    }

    String create(
            @Nullable StoreId store,
            RuleForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var rule = rules.create(store, form.toSettings());
            return "redirect:" + address(store) + "/" + rule.id() + "/preview";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(store, "", form, FormErrors.of(wrong, "mailrules.wrong."), false, request, model);
        }
    }

    String one(@Nullable StoreId store, String id, boolean saved, HttpServletRequest request, Model model) {
        var rule = find(store, id);
        return show(store, id, RuleForm.of(rule.settings()), FormErrors.NONE, saved, request, model);
    }

    String save(
            @Nullable StoreId store,
            String id,
            RuleForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var rule = find(store, id);
        try {
            rules.update(rule, form.toSettings());
            return "redirect:" + address(store) + "/" + id + "?saved=true";
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(store, id, form, FormErrors.of(wrong, "mailrules.wrong."), false, request, model);
        }
    }

    String askToDelete(@Nullable StoreId store, String id, HttpServletRequest request, Model model) {
        one(store, id, false, request, model);
        return "mailrules/delete";
    }

    String delete(@Nullable StoreId store, String id) {
        rules.delete(find(store, id));
        return "redirect:" + address(store);
    }

    private MailRule find(@Nullable StoreId store, String id) {
        return rules.find(store, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @SuppressWarnings("TooManyParameters") // the page's parts
    private String show(
            @Nullable StoreId store,
            String id,
            RuleForm form,
            FormErrors errors,
            boolean saved,
            HttpServletRequest request,
            Model model) {
        var rule = id.isEmpty() ? null : find(store, id);
        RunOutcome trouble = rule == null ? null : rule.trouble();
        List<RuleRun> runs = rule == null || store == null ? List.of() : rules.runs(rule, RUNS_SHOWN);
        model.addAttribute(
                "view",
                new RuleView(
                        store == null ? null : store.value(),
                        id,
                        form,
                        errors,
                        triggers(store == null, request),
                        Placeholders.of(store == null),
                        mayChange(store),
                        mailer.isReady(store),
                        trouble,
                        runs,
                        saved));
        return "mailrules/one";
    }

    private Map<String, String> triggers(boolean ofServer, HttpServletRequest request) {
        var words = texts.in(locales.resolveLocale(request));
        var named = new LinkedHashMap<String, String>();
        Trigger.offered(ofServer).forEach(trigger -> named.put(trigger.code(), words.of(key(trigger))));
        return named;
    }
}
