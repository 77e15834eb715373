package org.malipo.access;

import java.util.regex.Pattern;

/** Whether a text could be an e-mail address. Only a mail that arrives proves that it is one. */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>()\",;:\\\\]+@[^\\s\\p{Cntrl}@<>()\",;:\\\\.]+(\\.[^\\s\\p{Cntrl}@<>()\",;:\\\\.]+)*");

    private EmailAddress() {}

    public static boolean isValid(String text) {
        var address = text.strip();
        return address.length() <= LONGEST && SHAPE.matcher(address).matches();
    }
}
