package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.web.RoleDesk.RoleForm;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The roles that members of a store may have, on pages. */
@Controller
class StoreRolePages {
    private final RoleDesk desk;

    StoreRolePages(RoleDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/stores/{storeId}/roles")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String list(@PathVariable StoreId storeId, Model model) {
        return desk.list(model, storeId);
    }

    @GetMapping("/stores/{storeId}/roles/create")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String fresh(@PathVariable StoreId storeId, Model model) {
        return desk.fresh(model, storeId);
    }

    @PostMapping("/stores/{storeId}/roles/create")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String create(@PathVariable StoreId storeId, RoleForm form, HttpServletResponse response, Model model) {
        return desk.create(model, response, storeId, form);
    }

    @GetMapping("/stores/{storeId}/roles/{role}")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String open(@PathVariable StoreId storeId, @PathVariable String role, Model model) {
        return desk.open(model, storeId, role);
    }

    @PostMapping("/stores/{storeId}/roles/{role}")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String change(
            @PathVariable StoreId storeId,
            @PathVariable String role,
            RoleForm form,
            HttpServletResponse response,
            Model model) {
        return desk.change(model, response, storeId, role, form);
    }

    @GetMapping("/stores/{storeId}/roles/{role}/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String askToDelete(@PathVariable StoreId storeId, @PathVariable String role, Model model) {
        return desk.askToDelete(model, storeId, role, FormErrors.NONE);
    }

    @PostMapping("/stores/{storeId}/roles/{role}/delete")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String delete(@PathVariable StoreId storeId, @PathVariable String role, HttpServletResponse response, Model model) {
        return desk.delete(model, response, storeId, role);
    }
}
