package org.malipo.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.malipo.access.Permission;
import org.malipo.access.Policies;
import org.malipo.access.Requires;
import org.malipo.access.Role;
import org.malipo.access.Roles;
import org.malipo.problem.FormErrors;
import org.malipo.stores.StoreTemplates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may do what on this server, decided by its administrator. */
@Controller
class PoliciesPages {
    private final Policies policies;
    private final Roles roles;
    private final StoreTemplates templates;

    PoliciesPages(Policies policies, Roles roles, StoreTemplates templates) {
        this.policies = policies;
        this.roles = roles;
        this.templates = templates;
    }

    @GetMapping("/server/policies")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String show(@RequestParam(defaultValue = "false") boolean saved, Model model) {
        return show(model, PoliciesForm.of(policies.current()), FormErrors.NONE, saved);
    }

    @PostMapping("/server/policies")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String save(PoliciesForm form, HttpServletResponse response, Model model) {
        var known = roles.ofServer().stream().map(Role::id).collect(Collectors.toSet());
        var reader = new PoliciesReader(form, known, templates::fits);
        var wanted = reader.read();
        if (!reader.errors().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, form, reader.errors(), false);
        }
        policies.save(wanted);
        return "redirect:/server/policies?saved=true";
    }

    private String show(Model model, PoliciesForm form, FormErrors errors, boolean saved) {
        model.addAttribute("view", new PoliciesView(form, errors, roles.ofServer(), saved));
        return "administration/policies";
    }
}
