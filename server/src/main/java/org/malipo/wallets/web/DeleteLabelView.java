package org.malipo.wallets.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A label that somebody is about to take off everything.
 *
 * @param uses how many things carry it
 */
public record DeleteLabelView(String path, String text, int uses) {
    public String action() {
        return path + "/labels/delete?label=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
