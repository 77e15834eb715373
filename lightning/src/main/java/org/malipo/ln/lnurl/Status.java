package org.malipo.ln.lnurl;

import tools.jackson.databind.node.ObjectNode;

/** The answers that say nothing but whether all is well. */
public final class Status {
    private Status() {}

    public static ObjectNode ok() {
        return Json.create().put("status", "OK");
    }

    /** @param reason a sentence for the person whose wallet shows it */
    public static ObjectNode error(String reason) {
        return Json.create().put("status", "ERROR").put("reason", reason);
    }

    /** @throws LnurlException if the service refuses, or says neither */
    public static void check(String json) throws LnurlException {
        if (!Json.read(json).requiredText("status").equalsIgnoreCase("OK")) {
            throw new LnurlException("The service gives an answer that is not of LNURL.");
        }
    }
}
