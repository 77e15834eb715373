package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.web.RoleDesk.RoleForm;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The roles that serve all stores, on pages. */
@Controller
class ServerRolePages {
    private final RoleDesk desk;

    ServerRolePages(RoleDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/server/roles")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String list(Model model) {
        return desk.list(model, null);
    }

    @GetMapping("/server/roles/create")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String fresh(Model model) {
        return desk.fresh(model, null);
    }

    @PostMapping("/server/roles/create")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String create(RoleForm form, HttpServletResponse response, Model model) {
        return desk.create(model, response, null, form);
    }

    @GetMapping("/server/roles/{role}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String open(@PathVariable String role, Model model) {
        return desk.open(model, null, role);
    }

    @PostMapping("/server/roles/{role}")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String change(@PathVariable String role, RoleForm form, HttpServletResponse response, Model model) {
        return desk.change(model, response, null, role, form);
    }

    @GetMapping("/server/roles/{role}/delete")
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String askToDelete(@PathVariable String role, Model model) {
        return desk.askToDelete(model, null, role, FormErrors.NONE);
    }

    @PostMapping("/server/roles/{role}/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_SERVER_SETTINGS)
    String delete(@PathVariable String role, HttpServletResponse response, Model model) {
        return desk.delete(model, response, null, role);
    }
}
