package org.malipo.access.web;

/**
 * A code for another device.
 *
 * @param url what the other device opens
 */
public record LoginCodeView(String url) {
    /** The other device, before it uses the code. */
    public record Arrival(String code, String returnUrl) {}
}
