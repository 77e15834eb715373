package org.malipo.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.malipo.problem.FieldErrors;

/** What people may write about themselves. */
final class Profile {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PICTURE = 2_000;
    private static final Pattern PICTURE = Pattern.compile("(https?://|/(?!/))\\S*");

    private Profile() {}

    static void checkEmail(String email, FieldErrors errors) {
        if (email.isBlank()) {
            errors.add("Email", "Email is missing");
        } else if (!EmailAddress.isValid(email)) {
            errors.add("Email", "Invalid email");
        }
    }

    static void checkName(@Nullable String name, FieldErrors errors) {
        if (name != null && name.length() > LONGEST_NAME) {
            errors.add("Name", "The name has at most " + LONGEST_NAME + " characters");
        }
    }

    /** A reference to an uploaded file is none of them: whoever could name one could have another's file deleted. */
    static void checkPicture(@Nullable String imageUrl, FieldErrors errors) {
        if (imageUrl != null
                && !imageUrl.isEmpty()
                && (imageUrl.length() > LONGEST_PICTURE
                        || !PICTURE.matcher(imageUrl).matches())) {
            errors.add("ImageUrl", "The picture's address must begin with https:// or http://");
        }
    }
}
