package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Account;
import org.malipo.access.AccountDesk;
import org.malipo.access.AccountRemoval;
import org.malipo.access.Accounts;
import org.malipo.access.Caller;
import org.malipo.access.Correspondence;
import org.malipo.access.EmailConfirmations;
import org.malipo.access.Invitations;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.UserId;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.MissingPermission;
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
    private static final Map<String, String> KINDS = Map.of(
            "made",
            "good",
            "saved",
            "good",
            "sent",
            "good",
            "last-administrator",
            "bad",
            "store-user-role-orphaned",
            "bad",
            "invalid-state",
            "bad");

    private final Accounts accounts;
    private final AccountDesk desk;
    private final AccountRemoval removal;
    private final Invitations invitations;
    private final EmailConfirmations confirmations;
    private final Correspondence letters;

    UserPages(
            Accounts accounts,
            AccountDesk desk,
            AccountRemoval removal,
            Invitations invitations,
            EmailConfirmations confirmations,
            Correspondence letters) {
        this.accounts = accounts;
        this.desk = desk;
        this.removal = removal;
        this.invitations = invitations;
        this.confirmations = confirmations;
        this.letters = letters;
    }

    @GetMapping("/server/users/{userId}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(@PathVariable UserId userId, @RequestParam(defaultValue = "") String told, Model model) {
        var account = find(userId);
        return page(account, UserForm.of(account), told, FormErrors.NONE, model);
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
            return page(account, form, "", FormErrors.of(wrong, "access.users.wrong."), model);
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
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String sendVerification(@PathVariable UserId userId) {
        confirmations.send(find(userId));
        return back(userId, "sent");
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
            return page(account, UserForm.of(account), "", FormErrors.of(wrong, "access.register.wrong."), model);
        }
    }

    @GetMapping("/server/users/{userId}/delete")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String askToRemove(@PathVariable UserId userId, Model model) {
        var account = find(userId);
        model.addAttribute("view", new UserView(account, UserForm.of(account), null, false, null, FormErrors.NONE));
        return "access/user-delete";
    }

    @PostMapping("/server/users/{userId}/delete")
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

    private String page(Account account, UserForm form, String told, FormErrors errors, Model model) {
        var invitation = invitations.linkOf(account.id()).orElse(null);
        model.addAttribute("view", new UserView(account, form, invitation, letters.canSend(), told(told), errors));
        return "access/user";
    }

    private static UserView.@Nullable Told told(String what) {
        var kind = KINDS.get(what);
        return kind == null ? null : new UserView.Told("access.users.told." + what, kind);
    }
}
