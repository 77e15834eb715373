package org.malipo.administration;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.branding.Branding;
import org.malipo.branding.ServerLogo;
import org.malipo.problem.FormErrors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the server presents itself. */
@Controller
class BrandingPages {
    private final Branding branding;
    private final ServerLogo logo;

    BrandingPages(Branding branding, ServerLogo logo) {
        this.branding = branding;
        this.logo = logo;
    }

    @GetMapping("/server/branding")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(@RequestParam(defaultValue = "false") boolean saved, Model model) {
        return show(model, BrandingForm.of(branding.current()), FormErrors.NONE, saved);
    }

    @PostMapping("/server/branding")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String save(BrandingForm form, HttpServletResponse response, Model model) {
        var reader = new BrandingReader(form);
        if (!reader.errors().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, form, reader.errors(), false);
        }
        branding.change(reader::applyTo);
        return "redirect:/server/branding?saved=true";
    }

    private String show(Model model, BrandingForm form, FormErrors errors, boolean saved) {
        model.addAttribute("view", new BrandingView(form, errors, logo.address().orElse(null), saved));
        return "administration/branding";
    }
}
