package org.malipo.access;

import jakarta.servlet.http.HttpServletResponse;

/**
 * A program on the machine of whoever looks at a page, to which the scripts of that page, and of no other, may speak.
 *
 * @param port at which it listens on the loopback address
 */
public record LocalProgram(int port) {
    /** {@return where scripts find it} */
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Lets the page that this answer carries speak to it. */
    public void allowOn(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SecurityHeaders.staffWithScriptsTo(origin()));
    }
}
