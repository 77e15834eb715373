package org.malipo.problem;

/** 403: the caller is known but may not do this; names the permission that is missing. */
public class MissingPermission extends RuntimeException {
    private final String permission;

    public MissingPermission(String permission) {
        super(permission, null, false, false);
        this.permission = permission;
    }

    public String permission() {
        return permission;
    }
}
