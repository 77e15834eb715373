package org.malipo.access.web;

import org.malipo.access.AmountUnit;
import org.malipo.access.Caller;
import org.malipo.access.LocalPath;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In what a person reads amounts of bitcoin. */
@Controller
class AccountUnitPages {
    private final Profiles profiles;

    AccountUnitPages(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Goes back to where they were; a unit that nobody knows changes nothing. */
    @PostMapping("/account/unit")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String choose(@RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String returnUrl) {
        var caller = Caller.current();
        AmountUnit.of(unit)
                .filter(wanted -> wanted != caller.amountUnit())
                .ifPresent(wanted -> profiles.setAmountUnit(caller.user(), wanted));
        return "redirect:" + LocalPath.orElse(returnUrl, "/account");
    }
}
