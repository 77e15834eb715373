package org.malipo.access.web;

import java.util.List;
import org.malipo.problem.FormErrors;

/**
 * Setting up an authenticator app.
 *
 * @param key the secret in groups of four, to be typed where nothing can be scanned
 * @param uri the same for scanning
 */
public record AuthenticatorView(String key, String uri, FormErrors errors) {
    /** The app works; the recovery codes are shown this once. */
    public record Done(List<String> codes) {}
}
