package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Pages that only say something. */
final class Tell {
    private Tell() {}

    static String page(Model model, String title, String text, String value) {
        model.addAttribute("view", new TellView(title, text, value));
        return "access/told";
    }

    /** The same for a link that was used, that is too old, and that never was. */
    static String deadLink(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return page(model, "access.link.dead", "access.link.dead.text", "");
    }
}
