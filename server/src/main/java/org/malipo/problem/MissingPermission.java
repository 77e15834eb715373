package org.malipo.problem;

/** 403: the caller is known but may not do this; names the permission that is missing. */
public class MissingPermission extends RuntimeException {
    private final String permission;
    private final String advice;

    public MissingPermission(String permission) {
        this(
                permission,
                "Insufficient API Permissions. Please use an API key with permission \"" + permission
                        + "\". You can create an API key in your account's settings / Api Keys.");
    }

    /** @param advice what the caller can do about it */
    public MissingPermission(String permission, String advice) {
        super(permission, null, false, false);
        this.permission = permission;
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }

    public String permission() {
        return permission;
    }
}
