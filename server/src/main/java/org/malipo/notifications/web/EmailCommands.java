package org.malipo.notifications.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.StoreId;
import org.malipo.notifications.Letter;
import org.malipo.notifications.MailFailure;
import org.malipo.notifications.MailServers;
import org.malipo.notifications.MailTrial;
import org.malipo.notifications.Mailer;
import org.malipo.problem.FieldErrors;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.LocaleResolver;

/** What the buttons of the e-mail pages do. */
@Component
class EmailCommands {
    static final Set<String> DONE = Set.of("saved", "reset", "tested");

    private final MailServers servers;
    private final ServerEmail serverEmail;
    private final MailTrial trial;
    private final Texts texts;
    private final LocaleResolver locales;

    EmailCommands(MailServers servers, ServerEmail serverEmail, MailTrial trial, Texts texts, LocaleResolver locales) {
        this.servers = servers;
        this.serverEmail = serverEmail;
        this.trial = trial;
        this.texts = texts;
        this.locales = locales;
    }

    /**
     * {@return what was done}
     *
     * @throws InvalidFields if a field is wrong
     */
    String saveOrReset(@Nullable StoreId store, EmailForm form) {
        return switch (form.command()) {
            case "reset" -> {
                servers.forgetPassword(store);
                yield "reset";
            }
            case "save" -> save(store, form);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    private String save(@Nullable StoreId store, EmailForm form) {
        if (store == null) {
            serverEmail.save(form.toChange(), form.storesMayUse());
        } else {
            servers.save(store, form.toChange(), isAdmin());
        }
        return "saved";
    }

    /**
     * {@return why a letter with the settings in the form could not be sent, or empty if it was}
     *
     * @throws InvalidFields if a field is wrong
     */
    Optional<MailFailure> test(@Nullable StoreId store, EmailForm form, HttpServletRequest request) {
        if (!Mailer.isAddress(form.testTo())) {
            throw FieldErrors.of("TestTo", "Invalid email");
        }
        var words = texts.in(locales.resolveLocale(request));
        var letter = Letter.ofText(form.testTo(), words.of("letters.test.subject"), words.of("letters.test.text"));
        return trial.send(store, form.toChange(), isAdmin(), letter);
    }

    private static boolean isAdmin() {
        return Caller.current().may(Permission.CAN_MODIFY_SERVER_SETTINGS, null);
    }
}
