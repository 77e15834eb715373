package org.malipo.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.OpenSessions;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.Sessions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a person is signed in. */
@Controller
class SessionPages {
    private final OpenSessions open;
    private final Sessions sessions;

    SessionPages(OpenSessions open, Sessions sessions) {
        this.open = open;
        this.sessions = sessions;
    }

    @GetMapping("/account/sessions")
    @Requires(Permission.UNRESTRICTED)
    String list(HttpServletRequest request, Model model) {
        model.addAttribute("view", new SessionsView(open.of(OwnSession.user(), request)));
        return "access/sessions";
    }

    @PostMapping("/account/sessions/{sessionId}/end")
    @Requires(Permission.UNRESTRICTED)
    String end(@PathVariable String sessionId) {
        open.end(OwnSession.user(), sessionId);
        return "redirect:/account/sessions";
    }

    /** All sessions end but this one. */
    @PostMapping("/account/sessions/end")
    @Requires(Permission.UNRESTRICTED)
    String endOthers(HttpServletRequest request, HttpServletResponse response) {
        var user = OwnSession.user();
        sessions.endAllOf(user);
        sessions.begin(user, request, response);
        return "redirect:/account/sessions";
    }
}
