package org.malipo.administration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.malipo.access.Role;
import org.malipo.problem.FormErrors;

/** @param saved whether the policies were saved just now */
public record PoliciesView(PoliciesForm form, FormErrors errors, List<Role> roles, boolean saved) {
    /** {@return the choices with their names; the first one leaves the choice to us} */
    public Map<String, String> roles(String usual) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("", usual);
        roles.forEach(role -> choices.put(role.id(), role.name()));
        return choices;
    }
}
