package org.malipo.access.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.malipo.access.Permission;
import org.malipo.access.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What keys and roles may allow, for programs that let people choose. */
@RestController
@Tag(name = "Miscellaneous")
class PermissionsApi {
    private static final List<PermissionData> ALL = Arrays.stream(Permission.values())
            .map(PermissionData::of)
            .sorted(Comparator.comparing(PermissionData::name))
            .toList();

    @GetMapping("/misc/permissions")
    @SignedIn
    List<PermissionData> permissions() {
        return ALL;
    }

    /** @param included all that having this permission is having as well, itself excepted */
    record PermissionData(String name, List<String> included) {
        static PermissionData of(Permission permission) {
            return new PermissionData(
                    permission.policy(),
                    permission.withIncluded().stream()
                            .filter(included -> included != permission)
                            .map(Permission::policy)
                            .sorted()
                            .toList());
        }
    }
}
