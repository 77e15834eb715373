package org.malipo.ln.lnurl;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.acinq.bitcoin.ByteVector32;
import fr.acinq.bitcoin.Crypto;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.malipo.ln.bolt11.Description;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a payment is for, as a service tells it (LUD-06, 16, 20). Payment requests have the hash of exactly this text.
 * @param json a list of lists, each of a type and its value
 */
public record Metadata(String json) {
    private static final String TEXT = "text/plain";
    private static final String LONG_TEXT = "text/long-desc";
    private static final String IDENTIFIER = "text/identifier";

    public static Metadata of(String text) {
        return new Metadata(list(entry(TEXT, text)));
    }

    /** {@return the metadata of what is paid to a Lightning address} */
    public static Metadata of(LightningAddress address, String text) {
        return new Metadata(list(entry(IDENTIFIER, address.toString()), entry(TEXT, text)));
    }

    /** {@return the same with a longer text for the page on which payers decide} */
    public Metadata withLongText(String longText) {
        return new Metadata(json.substring(0, json.length() - 1) + "," + entry(LONG_TEXT, longText) + "]");
    }

    private static String list(String... entries) {
        return "[" + String.join(",", entries) + "]";
    }

    private static String entry(String type, String value) {
        return JsonMapper.shared().writeValueAsString(new String[] {type, value});
    }

    /** @throws LnurlException if it is no list of lists, or has no text */
    static Metadata read(String json) throws LnurlException {
        var tree = Json.tree(json);
        if (!tree.isArray() || !tree.valueStream().allMatch(Metadata::isEntry)) {
            throw new LnurlException("The service describes the payment in a form that is not of LNURL.");
        }
        var metadata = new Metadata(json);
        if (metadata.value(TEXT).isEmpty()) {
            throw new LnurlException("The service does not say what the payment is for.");
        }
        return metadata;
    }

    private static boolean isEntry(JsonNode node) {
        return node.isArray() && !node.isEmpty() && node.get(0).isString();
    }

    public String text() {
        return value(TEXT).orElse("");
    }

    public Optional<String> longText() {
        return value(LONG_TEXT);
    }

    /** {@return the Lightning address that is paid, if any} */
    public Optional<String> identifier() {
        return value(IDENTIFIER).or(() -> value("text/email"));
    }

    private Optional<String> value(String type) {
        return entries()
                .filter(entry -> entry.get(0).stringValue().equals(type))
                .map(entry -> entry.get(1))
                .filter(Objects::nonNull)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }

    private Stream<JsonNode> entries() {
        return JsonMapper.shared().readTree(json).valueStream().filter(Metadata::isEntry);
    }

    /** {@return what payment requests must have as the hash of their description} */
    public Description.Hash hash() {
        return Description.Hash.of(json);
    }

    /**
     * {@return the same for a payer who said who they are (LUD-18)}
     * @param payerData as it was sent, no byte changed
     */
    public Description.Hash hash(String payerData) {
        return new Description.Hash(new ByteVector32(Crypto.sha256((json + payerData).getBytes(UTF_8))));
    }
}
