package org.malipo.bitcoin.labels;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.PrivateMaterial;
import org.malipo.bitcoin.SchemeException;
import org.malipo.bitcoin.labels.WalletLabel.Subject;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files of labels: a JSON object on each line (BIP 329). */
public final class LabelFile {
    /** Larger files are refused before anything in them is read. */
    public static final int MAX_BYTES = 1_000_000;
    /** Longer labels are cut, as BIP 329 allows. In characters (code points). */
    public static final int MAX_LABEL = 50;

    private static final Set<Subject> READ = EnumSet.of(Subject.TX, Subject.ADDR, Subject.OUTPUT);
    private static final Pattern TXID = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern OUTPOINT = Pattern.compile("[0-9a-fA-F]{64}:[0-9]{1,9}");
    /** A record is flat, except for prices by currency. */
    private static final int MAX_DEPTH = 3;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Network network;
    private final List<WalletLabel> labels = new ArrayList<>();
    private int otherTypes;
    private int malformed;
    private int shortened;

    private LabelFile(Network network) {
        this.network = network;
    }

    /** Reads what another wallet wrote; a line that makes no sense costs no more than itself. */
    public static LabelImport read(byte[] content, Network network) {
        if (content.length > MAX_BYTES) {
            return new LabelImport.TooLarge(MAX_BYTES);
        }
        var file = new LabelFile(network);
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(file::line);
        } catch (CharacterCodingException e) {
            return new LabelImport.NotText();
        }
        return new LabelImport.Read(List.copyOf(file.labels), file.otherTypes, file.malformed, file.shortened);
    }

    private void line(String line) {
        try {
            PrivateMaterial.refuse(line);
            entry(JSON.readTree(line));
        } catch (JacksonException | SchemeException e) {
            malformed++;
        }
    }

    private void entry(JsonNode entry) {
        var name = text(entry, "type");
        var ref = text(entry, "ref");
        if (name.isEmpty() || ref.isEmpty()) {
            malformed++;
            return;
        }
        var type = Subject.of(name.get());
        if (type.isEmpty() || !READ.contains(type.get())) {
            otherTypes++;
        } else if (isReference(type.get(), ref.get())) {
            add(type.get(), ref.get(), entry);
        } else {
            malformed++;
        }
    }

    private boolean isReference(Subject type, String ref) {
        return switch (type) {
            case TX -> TXID.matcher(ref).matches();
            case OUTPUT -> OUTPOINT.matcher(ref).matches();
            case ADDR -> Addresses.isValid(ref, network);
            case PUBKEY, INPUT, XPUB -> false;
        };
    }

    private void add(Subject type, String ref, JsonNode entry) {
        var label = text(entry, "label").map(String::strip).filter(text -> !text.isEmpty());
        var spendable = entry.path("spendable").isBoolean()
                ? Boolean.valueOf(entry.path("spendable").asBoolean())
                : null;
        if (label.isPresent() || spendable != null) {
            labels.add(new WalletLabel(
                    type,
                    ref,
                    label.map(this::shortened).orElse(null),
                    text(entry, "origin").orElse(null),
                    type == Subject.OUTPUT ? spendable : null));
        }
    }

    private String shortened(String label) {
        if (label.codePointCount(0, label.length()) <= MAX_LABEL) {
            return label;
        }
        shortened++;
        return label.substring(0, label.offsetByCodePoints(0, MAX_LABEL)).strip();
    }

    private static Optional<String> text(JsonNode entry, String member) {
        var value = entry.path(member);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    /** {@return the labels as a file, a line for each} */
    public static String write(List<WalletLabel> labels) {
        return labels.stream().map(LabelFile::print).collect(Collectors.joining());
    }

    private static String print(WalletLabel label) {
        var entry = JSON.createObjectNode().put("type", label.type().id()).put("ref", label.ref());
        putIfSaid(entry, "label", label.label());
        putIfSaid(entry, "origin", label.origin());
        if (label.spendable() != null) {
            entry.put("spendable", label.spendable());
        }
        return JSON.writeValueAsString(entry) + "\n";
    }

    private static void putIfSaid(ObjectNode entry, String member, @Nullable String value) {
        if (value != null) {
            entry.put(member, value);
        }
    }
}
