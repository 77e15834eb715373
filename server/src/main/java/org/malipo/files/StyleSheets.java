package org.malipo.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Stylesheets: text that can't be taken for a page. What they may fetch, the policy of the page decides. */
final class StyleSheets {
    private static final Pattern NOT_CSS = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f]|<[!/?a-zA-Z]");

    private StyleSheets() {}

    /** {@return the stylesheet; empty if it is none} */
    static Optional<Content> read(byte[] bytes, String extension) {
        return extension.equals("css") && isCss(bytes)
                ? Optional.of(new Content(bytes, "text/css;charset=utf-8", "css"))
                : Optional.empty();
    }

    private static boolean isCss(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return !NOT_CSS.matcher(text).find();
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
