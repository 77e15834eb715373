package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Account;
import org.malipo.access.AccountDesk;
import org.malipo.access.AccountRemoval;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.EmailConfirmations;
import org.malipo.access.PasswordResets;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.UserId;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.MissingPermission;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One person's account, for administrators. */
@Controller
class UserPages {
    private final Accounts accounts;
    private final AccountDesk desk;
    private final AccountRemoval removal;
    private final PasswordResets resets;
    private final EmailConfirmations confirmations;
    private final UserScreen screen;

    UserPages(
            Accounts accounts,
            AccountDesk desk,
            AccountRemoval removal,
            PasswordResets resets,
            EmailConfirmations confirmations,
            UserScreen screen) {
        this.accounts = accounts;
        this.desk = desk;
        this.removal = removal;
        this.resets = resets;
        this.confirmations = confirmations;
        this.screen = screen;
    }

    @GetMapping("/server/users/{userId}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(@PathVariable UserId userId, @RequestParam(defaultValue = "") String told, Model model) {
        var account = find(userId);
        return screen.show(account, UserForm.of(account), told, FormErrors.NONE, model);
    }

    @PostMapping("/server/users/{userId}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String change(@PathVariable UserId userId, UserForm form, HttpServletResponse response, Model model) {
        refuseLimitedKeys();
        var account = find(userId);
        try {
            return after(userId, () -> desk.change(userId, form.toStanding()));
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.show(account, form, "", FormErrors.of(wrong, "access.users.wrong."), model);
        }
    }

    @PostMapping("/server/users/{userId}/disable")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String disable(@PathVariable UserId userId) {
        return after(userId, () -> desk.setDisabled(find(userId).id(), true));
    }

    @PostMapping("/server/users/{userId}/enable")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String enable(@PathVariable UserId userId) {
        return after(userId, () -> desk.setDisabled(find(userId).id(), false));
    }

    @PostMapping("/server/users/{userId}/approve")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String approve(@PathVariable UserId userId) {
        return after(userId, () -> desk.setApproved(find(userId).id(), true));
    }

    @PostMapping("/server/users/{userId}/verification")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String sendVerification(@PathVariable UserId userId) {
        confirmations.send(find(userId));
        return back(userId, "sent");
    }

    /** Sends the letter of the invitation once more. */
    @PostMapping("/server/users/{userId}/invitation")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String remind(@PathVariable UserId userId) {
        desk.remind(find(userId).id());
        return back(userId, "sent");
    }

    /** Shows the link by which they set a password, once; it goes out by letter as well where letters can be sent. */
    @PostMapping("/server/users/{userId}/password-link")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String makePasswordLink(@PathVariable UserId userId, Model model) {
        refuseLimitedKeys();
        var account = find(userId);
        return screen.showPasswordLink(account, resets.linkFor(account), model);
    }

    @PostMapping("/server/users/{userId}/password")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String setPassword(@PathVariable UserId userId, NewPasswordForm typed, HttpServletResponse response, Model model) {
        refuseLimitedKeys();
        var account = find(userId);
        try {
            return after(userId, () -> desk.setPassword(userId, typed.agreed()));
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return screen.show(
                    account, UserForm.of(account), "", FormErrors.of(wrong, "access.register.wrong."), model);
        }
    }

    @GetMapping("/server/users/{userId}/delete")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String askToRemove(@PathVariable UserId userId, Model model) {
        var account = find(userId);
        screen.show(account, UserForm.of(account), "", FormErrors.NONE, model);
        return "access/user-delete";
    }

    @PostMapping("/server/users/{userId}/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String remove(@PathVariable UserId userId) {
        try {
            removal.remove(find(userId).id());
            return "redirect:/server/users";
        } catch (ProblemException refused) {
            return back(userId, refused.problem().code());
        }
    }

    private Account find(UserId id) {
        return accounts.find(id).orElseThrow(UsersApi::notFound);
    }

    /** A refusal is said on the page that the person comes from. */
    private static String after(UserId user, Runnable action) {
        try {
            action.run();
            return back(user, "saved");
        } catch (ProblemException refused) {
            return back(user, refused.problem().code());
        }
    }

    private static String back(UserId user, String told) {
        return "redirect:/server/users/" + user.value() + "?told=" + told;
    }

    /** Who can make administrators or set their passwords could make itself one: not for keys that may do less than all. */
    private static void refuseLimitedKeys() {
        if (!Caller.current().may(Permission.UNRESTRICTED, null)) {
            throw new MissingPermission(Permission.UNRESTRICTED.policy());
        }
    }
}
