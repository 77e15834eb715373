package org.malipo.wallets;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.labels.LabelFile;
import org.malipo.chain.Coin;
import org.malipo.wallets.LinkTable.Link;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Comments and labels on transactions and coins, and the things that they have to do with. */
@Component
public class WalletLabels {
    private static final int MAX_COMMENT = 200;

    private final ObjectTable objects;
    private final LinkTable links;
    private final Clock clock;

    WalletLabels(ObjectTable objects, LinkTable links, Clock clock) {
        this.objects = objects;
        this.links = links;
        this.clock = clock;
    }

    /** What is kept about some things. */
    private record Known(
            Map<ObjectKey, ObjectNode> data, Map<ObjectKey, List<ObjectKey>> attached, Map<String, String> colors) {
        /** {@return what is noted about these, taken as one: the first comment that there is, and all labels} */
        Annotation about(List<ObjectKey> keys) {
            var comment = keys.stream()
                    .map(key -> data.getOrDefault(key, JsonMapper.shared().createObjectNode()))
                    .map(object -> object.path(Annotation.COMMENT).asString(""))
                    .filter(text -> !text.isEmpty())
                    .findFirst();
            var shown = keys.stream()
                    .flatMap(key -> attached.getOrDefault(key, List.of()).stream())
                    .filter(Annotation::shows)
                    .distinct()
                    .toList();
            return new Annotation(comment.orElse(""), shown, colors);
        }
    }

    /** {@return what the store noted about each of these things; many cost as few queries as one} */
    public Map<ObjectKey, Annotation> of(StoreWallet wallet, Collection<ObjectKey> keys) {
        var known = known(wallet, keys);
        return keys.stream().distinct().collect(toMap(identity(), key -> known.about(List.of(key))));
    }

    /** {@return what the store noted about each coin, its address and the transaction that made it, taken as one} */
    public Map<ObjectKey, Annotation> ofCoins(StoreWallet wallet, Collection<Coin> coins) {
        var about = coins.stream().collect(toMap(ObjectKey::of, coin -> about(wallet, coin)));
        var known = known(
                wallet, about.values().stream().flatMap(List::stream).distinct().toList());
        return about.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> known.about(entry.getValue())));
    }

    private static List<ObjectKey> about(StoreWallet wallet, Coin coin) {
        var address = Addresses.ofScript(coin.script().toByteArray(), wallet.network());
        return Stream.concat(
                        Stream.of(ObjectKey.of(coin), ObjectKey.of(coin.txid())),
                        address.stream().map(text -> new ObjectKey(ObjectKey.ADDRESS, text)))
                .toList();
    }

    private Known known(StoreWallet wallet, Collection<ObjectKey> keys) {
        if (keys.isEmpty()) {
            return new Known(Map.of(), Map.of(), Map.of());
        }
        var notes = Notebook.of(wallet);
        var data = objects.find(notes, keys).stream()
                .flatMap(row -> Stream.ofNullable(row.data()).map(found -> Map.entry(row.key(), found)))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        var attached = links.attached(notes, keys);
        return new Known(data, attached, colors(notes, attached));
    }

    private Map<String, String> colors(Notebook notes, Map<ObjectKey, List<ObjectKey>> attached) {
        var texts = attached.values().stream()
                .flatMap(List::stream)
                .filter(key -> key.type().equals(ObjectKey.LABEL))
                .distinct()
                .toList();
        var colors = new HashMap<String, String>();
        if (!texts.isEmpty()) {
            objects.find(notes, texts)
                    .forEach(row -> LabelColors.kept(row.data())
                            .ifPresent(color -> colors.put(row.key().id(), color)));
        }
        return colors;
    }

    /** Keeps a comment, stripped and cut to 200 characters; an empty one takes it away. */
    public void comment(StoreWallet wallet, ObjectKey on, String text) {
        var comment = cut(text, MAX_COMMENT);
        if (comment.isEmpty()) {
            objects.removeMember(Notebook.of(wallet), on, Annotation.COMMENT);
        } else {
            objects.merge(
                    Notebook.of(wallet),
                    on,
                    JsonMapper.shared().createObjectNode().put(Annotation.COMMENT, comment));
        }
    }

    /** Adds labels, stripped and cut to 50 characters. Those that are there stay. */
    @Transactional
    public void add(StoreWallet wallet, ObjectKey on, Collection<String> texts) {
        add(wallet, Map.of(on, texts));
    }

    /** Adds labels to many things; they cost as few statements as one. */
    @Transactional
    public void add(StoreWallet wallet, Map<ObjectKey, ? extends Collection<String>> texts) {
        var links = texts.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(text -> cut(text, LabelFile.MAX_LABEL))
                        .filter(text -> !text.isEmpty())
                        .map(text -> Link.between(entry.getKey(), new ObjectKey(ObjectKey.LABEL, text))))
                .distinct()
                .toList();
        attach(Notebook.of(wallet), links);
    }

    /** Says what a thing has to do with another one, and replaces what was said about that before. */
    @Transactional
    public void attach(StoreWallet wallet, ObjectKey on, ObjectKey thing, @Nullable ObjectNode linkData) {
        var link = Link.between(on, thing);
        attach(Notebook.of(wallet), List.of(link));
        links.put(Notebook.of(wallet), link, linkData);
    }

    /** Makes both ends of these links where they are not there, and links them. */
    private void attach(Notebook notes, List<Link> wanted) {
        if (!wanted.isEmpty()) {
            var ends = wanted.stream()
                    .flatMap(link -> Stream.of(link.lesser(), link.greater()))
                    .distinct();
            objects.ensure(notes, ends.map(WalletLabels::fresh).toList());
            links.ensure(notes, wanted);
        }
    }

    private static ObjectTable.Row fresh(ObjectKey key) {
        return new ObjectTable.Row(
                key,
                key.type().equals(ObjectKey.LABEL)
                        ? JsonMapper.shared().createObjectNode().put("color", LabelColors.of(key.id()))
                        : null);
    }

    /** Notes that an address is given out to receive money at. */
    void givenOut(StoreWallet wallet, String address) {
        var data = JsonMapper.shared()
                .createObjectNode()
                .put("generatedBy", "receive")
                .put("reservedAt", clock.instant().getEpochSecond());
        objects.merge(Notebook.of(wallet), new ObjectKey(ObjectKey.ADDRESS, address), data);
    }

    /** {@return the ids of the transactions that have this label} */
    List<String> transactionsWith(StoreWallet wallet, String label) {
        return links.transactionsWith(Notebook.of(wallet), label, Annotation.SHOWN);
    }

    /** @param most in characters, which are code points */
    private static String cut(String text, int most) {
        var stripped = text.strip();
        return stripped.codePointCount(0, stripped.length()) <= most
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, most)).strip();
    }
}
