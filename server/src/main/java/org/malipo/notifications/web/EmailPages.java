package org.malipo.notifications.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Policies;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.notifications.MailFailure;
import org.malipo.notifications.MailRecords;
import org.malipo.notifications.MailServers;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** E-mail settings of the server and of stores, on pages. */
@Controller
class EmailPages {
    private static final int SHOWN = 50;
    private static final String OF_SERVER = "/server/emails";
    private static final String OF_STORE = "/stores/{storeId}/email-settings";

    private final MailServers servers;
    private final MailRecords records;
    private final Mailer mailer;
    private final Policies policies;
    private final EmailCommands commands;

    EmailPages(MailServers servers, MailRecords records, Mailer mailer, Policies policies, EmailCommands commands) {
        this.servers = servers;
        this.records = records;
        this.mailer = mailer;
        this.policies = policies;
        this.commands = commands;
    }

    @GetMapping(OF_SERVER)
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String ofServer(@RequestParam(defaultValue = "") String done, Model model) {
        return show(null, present(null), FormErrors.NONE, done, null, model);
    }

    @PostMapping(OF_SERVER)
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String changeServer(EmailForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        return change(null, form, request, response, model);
    }

    @GetMapping(OF_STORE)
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String ofStore(@PathVariable StoreId storeId, @RequestParam(defaultValue = "") String done, Model model) {
        return show(storeId, present(storeId), FormErrors.NONE, done, null, model);
    }

    @PostMapping(OF_STORE)
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String changeStore(
            @PathVariable StoreId storeId,
            EmailForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(storeId, form, request, response, model);
    }

    private String change(
            @Nullable StoreId store,
            EmailForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            if (form.command().equals("test")) {
                var failure = commands.test(store, form, request);
                return show(
                        store, form, FormErrors.NONE, failure.isEmpty() ? "tested" : "", failure.orElse(null), model);
            }
            return "redirect:" + request.getRequestURI() + "?done=" + commands.saveOrReset(store, form);
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(store, form, FormErrors.of(wrong, "notifications.wrong."), "", null, model);
        }
    }

    private EmailForm present(@Nullable StoreId store) {
        return EmailForm.of(
                servers.get(store),
                !policies.current().disableStoresToUseServerEmailSettings(),
                Caller.current().email());
    }

    private String show(
            @Nullable StoreId store,
            EmailForm form,
            FormErrors errors,
            String done,
            @Nullable MailFailure failure,
            Model model) {
        var settings = servers.get(store);
        var caller = Caller.current();
        model.addAttribute(
                "view",
                new EmailView(
                        store == null ? null : store.value(),
                        form,
                        errors,
                        settings.passwordSet(),
                        store == null || caller.may(Permission.CAN_MODIFY_STORE_SETTINGS, store),
                        store != null && !settings.isComplete() && mailer.isReady(store),
                        caller.may(Permission.CAN_MODIFY_STORE_SETTINGS, store) || store == null
                                ? records.newest(store, SHOWN)
                                : List.of(),
                        Optional.of(done).filter(EmailCommands.DONE::contains).orElse(""),
                        failure));
        return "notifications/email";
    }
}
