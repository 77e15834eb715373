package org.malipo.access.web;

import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Profiles;
import org.malipo.access.Requires;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A person's own picture. */
@Controller
class AccountPicturePages {
    private final Profiles profiles;

    AccountPicturePages(Profiles profiles) {
        this.profiles = profiles;
    }

    @PostMapping("/account/picture")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String set(@RequestParam(required = false) @Nullable MultipartFile file) {
        var user = Caller.current().user();
        try {
            profiles.setPicture(user, profiles.keep(user, file));
            return "redirect:/account?told=profile";
        } catch (InvalidFields wrong) {
            return "redirect:/account?told=no-picture";
        }
    }

    @PostMapping("/account/picture/delete")
    @Requires(Permission.CAN_MODIFY_PROFILE)
    String remove() {
        profiles.removePicture(Caller.current().user());
        return "redirect:/account?told=profile";
    }
}
