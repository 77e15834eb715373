package org.malipo.administration;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.branding.Branding;
import org.malipo.branding.ServerLogo;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The server's logo, on the page of its branding. */
@Controller
class LogoPages {
    private final Branding branding;
    private final ServerLogo logo;

    LogoPages(Branding branding, ServerLogo logo) {
        this.branding = branding;
        this.logo = logo;
    }

    @PostMapping("/server/branding/logo")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String upload(
            @RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, Model model) {
        if (file == null || file.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "empty", response, model);
        }
        try {
            logo.set(file, Caller.current().user());
        } catch (InvalidFields e) {
            return refused(
                    HttpStatus.UNPROCESSABLE_CONTENT, e.errors().getFirst().path(), response, model);
        } catch (ProblemException e) {
            return refused(HttpStatus.SERVICE_UNAVAILABLE, "away", response, model);
        }
        return "redirect:/server/branding?saved=true";
    }

    @PostMapping("/server/branding/logo/delete")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String remove() {
        logo.remove();
        return "redirect:/server/branding?saved=true";
    }

    private String refused(HttpStatus status, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        var errors = FormErrors.of("file", "administration.branding.wrong.logo." + why);
        var form = BrandingForm.of(branding.current());
        model.addAttribute("view", new BrandingView(form, errors, logo.address().orElse(null), false));
        return "administration/branding";
    }
}
