package org.malipo.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page: its language, who looks at it, where they may go from here. Every template gets it as
 * {@code page} without its controller's doing.
 *
 * @param visitor who is signed in, or null for a stranger
 * @param menu of the store that the page is about
 * @param path of the page, with its query
 * @param doubt what the staff should know of their connection, or null
 */
public record Page(
        Words words,
        Theme theme,
        @Nullable Visitor visitor,
        Menu menu,
        String path,
        Csrf csrf,
        Assets assets,
        Site site,
        @Nullable Doubt doubt) {
    /**
     * Who is signed in.
     *
     * @param impersonated whether it is an administrator who acts in their name
     * @param unseenNotices counted no further than 100
     */
    public record Visitor(String email, boolean isAdmin, boolean impersonated, int unseenNotices) {
        private static final int MOST = 99;

        /** {@return the number on the bell} */
        public String badge() {
            return unseenNotices > MOST ? MOST + "+" : String.valueOf(unseenNotices);
        }
    }

    /**
     * What a form sends to show that it is ours; names and values may be empty on pages of strangers.
     *
     * @param once belongs to this page alone, so that its forms are known again when they are sent twice
     */
    public record Csrf(String parameter, String token, String once) {
        /** The name of that field. */
        public static final String ONCE = "_once";

        static final Csrf NONE = new Csrf("", "", "");
    }

    /**
     * {@return a message in the page's language}
     *
     * @param values what stands for {@code {0}}, {@code {1}} and so on
     */
    public String t(String key, Object... values) {
        return words.of(key, values);
    }

    public Figures figures() {
        return words.figures();
    }

    public Locale locale() {
        return words.locale();
    }

    public String lang() {
        return words.lang();
    }

    public String dir() {
        return words.dir();
    }

    /** {@return the address of a static file} */
    public String asset(String path) {
        return assets.url(path);
    }

    /** {@return Bootstrap's stylesheet for the direction of the language} */
    public String bootstrap() {
        var file = dir().equals("rtl") ? "bootstrap.rtl.min.css" : "bootstrap.min.css";
        return assets.url("/webjars/bootstrap/dist/css/" + file);
    }
}
