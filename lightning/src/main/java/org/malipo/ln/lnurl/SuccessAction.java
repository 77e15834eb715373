package org.malipo.ln.lnurl;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a payer gets to see once the payment is made (LUD-09, LUD-10). */
public sealed interface SuccessAction permits SuccessAction.Message, SuccessAction.Link, AesAction {
    int MAX_TEXT = 144;

    ObjectNode toJson();

    record Message(String message) implements SuccessAction {
        @Override
        public ObjectNode toJson() {
            return Json.create().put("tag", "message").put("message", message);
        }
    }

    /** @param url on the host of the callback */
    record Link(String description, URI url) implements SuccessAction {
        @Override
        public ObjectNode toJson() {
            return Json.create()
                    .put("tag", "url")
                    .put("description", description)
                    .put("url", url.toString());
        }
    }

    /**
     * @param callback of the same service
     * @throws LnurlException if the kind is unknown: who pays must get what comes after
     */
    static Optional<SuccessAction> read(@Nullable JsonNode node, URI callback, Targets targets) throws LnurlException {
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        var read = Json.of(node);
        return Optional.of(
                switch (read.requiredText("tag")) {
                    case "message" -> new Message(shortText(read, "message"));
                    case "url" -> link(read, callback, targets);
                    case "aes" -> AesAction.read(read);
                    default ->
                        throw new LnurlException("The service would show what is unknown here after the payment.");
                });
    }

    private static Link link(Json read, URI callback, Targets targets) throws LnurlException {
        var url = read.address("url", targets);
        if (!url.getHost().equalsIgnoreCase(callback.getHost())) {
            throw new LnurlException("The service would lead to somebody else after the payment.");
        }
        return new Link(shortText(read, "description"), url);
    }

    static String shortText(Json read, String name) throws LnurlException {
        var text = read.requiredText(name);
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new LnurlException("The service gives a " + name + " that is too long.");
        }
        return text;
    }
}
