package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.StoreInvitations;
import org.malipo.access.UserId;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Invitations of a store that nobody has followed yet. */
@Controller
class StoreInvitationPages {
    private final StoreInvitations invitations;
    private final InvitationPace pace;
    private final MembersScreen screen;

    StoreInvitationPages(StoreInvitations invitations, InvitationPace pace, MembersScreen screen) {
        this.invitations = invitations;
        this.pace = pace;
        this.screen = screen;
    }

    /** Sends the letter once more. */
    @PostMapping("/stores/{storeId}/users/{userId}/invitation")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String remind(
            @PathVariable StoreId storeId,
            @PathVariable UserId userId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (pace.isExceeded(request, response)) {
            return screen.refused(model, storeId, FormErrors.of("members", MembersScreen.WRONG + "too-many-requests"));
        }
        var sent = invitations.remind(storeId, userId);
        return "redirect:/stores/" + storeId + "/users" + (sent ? "?told=sent" : "");
    }

    @PostMapping("/stores/{storeId}/users/{userId}/invitation/withdraw")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String withdraw(@PathVariable StoreId storeId, @PathVariable UserId userId) {
        invitations.withdraw(storeId, userId);
        return "redirect:/stores/" + storeId + "/users?told=withdrawn";
    }
}
