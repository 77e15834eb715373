package org.malipo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Permission.Area;
import org.malipo.access.Role;
import org.malipo.access.Roles;
import org.malipo.access.StoreId;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of the server's roles and those of a store's have in common. Without a store it is the server's. */
@Component
class RoleDesk {
    private static final String WRONG = "access.roles.wrong.";

    private final Roles roles;

    RoleDesk(Roles roles) {
        this.roles = roles;
    }

    /** What was typed and ticked. */
    record RoleForm(String name, List<String> permissions) {
        static final RoleForm EMPTY = new RoleForm("", List.of());

        RoleForm(@Nullable String name, @Nullable List<String> permissions) {
            this.name = Objects.requireNonNullElse(name, "").strip();
            this.permissions = Objects.requireNonNullElse(permissions, List.of());
        }

        static RoleForm of(Role role) {
            return new RoleForm(role.name(), role.permissions());
        }
    }

    static String address(@Nullable StoreId store) {
        return store == null ? "/server/roles" : "/stores/" + store + "/roles";
    }

    String list(Model model, @Nullable StoreId store) {
        var all = store == null ? roles.ofServer() : roles.of(store);
        var rows = all.stream()
                .map(role -> new RolesView.Row(
                        role.name(),
                        role.permissions(),
                        Objects.equals(role.store(), store),
                        role.id().equals(roles.defaultRole())))
                .toList();
        model.addAttribute("view", new RolesView(address(store), rows, store != null, mayChange(store)));
        return "access/roles";
    }

    String fresh(Model model, @Nullable StoreId store) {
        return form(model, store, RoleForm.EMPTY, FormErrors.NONE, true);
    }

    String create(Model model, HttpServletResponse response, @Nullable StoreId store, RoleForm form) {
        try {
            roles.create(Caller.current(), store, form.name(), form.permissions());
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, store, form, FormErrors.of(wrong, WRONG), true);
        }
        return "redirect:" + address(store);
    }

    String open(Model model, @Nullable StoreId store, String name) {
        return form(model, store, RoleForm.of(find(store, name)), FormErrors.NONE, false);
    }

    String change(Model model, HttpServletResponse response, @Nullable StoreId store, String name, RoleForm typed) {
        var form = new RoleForm(find(store, name).name(), typed.permissions());
        try {
            roles.change(Caller.current(), store, name, form.permissions());
        } catch (InvalidFields wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, store, form, FormErrors.of(wrong, WRONG), false);
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(model, store, form, refusal(refused), false);
        }
        return "redirect:" + address(store);
    }

    String askToDelete(Model model, @Nullable StoreId store, String name, FormErrors errors) {
        var role = find(store, name);
        model.addAttribute("view", new RolesView.Deletion(address(store), role.name(), store != null, errors));
        return "access/delete-role";
    }

    String delete(Model model, HttpServletResponse response, @Nullable StoreId store, String name) {
        try {
            roles.delete(store, find(store, name).name());
        } catch (ProblemException refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return askToDelete(model, store, name, refusal(refused));
        }
        return "redirect:" + address(store);
    }

    private String form(Model model, @Nullable StoreId store, RoleForm form, FormErrors errors, boolean isNew) {
        var offered = Arrays.stream(Permission.values())
                .filter(permission -> permission.area() == Area.STORE)
                .filter(permission -> store == null || Caller.current().may(permission, store))
                .toList();
        model.addAttribute(
                "view",
                new RolesView.Form(
                        address(store),
                        form.name(),
                        RightsView.of(offered, form.permissions()),
                        errors,
                        isNew,
                        store != null,
                        mayChange(store)));
        return "access/role";
    }

    private Role find(@Nullable StoreId store, String name) {
        return roles.findOwn(store, name)
                .orElseThrow(() -> new ProblemException(Problem.notFound("role-not-found", "The role was not found")));
    }

    private static FormErrors refusal(ProblemException refused) {
        return FormErrors.of("Permissions", WRONG + refused.problem().code());
    }

    private static boolean mayChange(@Nullable StoreId store) {
        return store == null || Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store);
    }
}
