package org.malipo.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.branding.Branding;
import org.malipo.problem.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What everybody who works here should know, for example when the server pauses. */
@Controller
class MaintenancePages {
    private static final int LONGEST = 500;

    private final Branding branding;

    MaintenancePages(Branding branding) {
        this.branding = branding;
    }

    @GetMapping("/server/maintenance")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(@RequestParam(defaultValue = "false") boolean saved, Model model) {
        var message = Objects.requireNonNullElse(branding.current().message(), "");
        return show(model, new MaintenanceView(message, FormErrors.NONE, saved));
    }

    @PostMapping("/server/maintenance")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String save(@RequestParam(defaultValue = "") String message, HttpServletResponse response, Model model) {
        var text = message.strip();
        if (text.length() > LONGEST) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var errors = FormErrors.of("message", "administration.maintenance.wrong");
            return show(model, new MaintenanceView(text, errors, false));
        }
        branding.change(before -> before.withMessage(text.isEmpty() ? null : text));
        return "redirect:/server/maintenance?saved=true";
    }

    private static String show(Model model, MaintenanceView view) {
        model.addAttribute("view", view);
        return "administration/maintenance";
    }
}
