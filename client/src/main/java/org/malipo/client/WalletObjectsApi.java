package org.malipo.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store keeps about the things of its wallet, and how they are linked. */
public final class WalletObjectsApi {
    private static final int PAGE = 1_000;

    private final Transport transport;
    private final Route objects;

    WalletObjectsApi(Transport transport, Route objects) {
        this.transport = transport;
        this.objects = objects;
    }

    /**
     * {@return a page of them, by type and id}
     *
     * @param type the only one that is wanted, or null for all
     * @param after {@link Page#next} of the page before; null for the first one
     */
    public Page<WalletObject> page(@Nullable String type, boolean withNeighbourData, int take, @Nullable String after) {
        var route = objects.withIfGiven("type", type)
                .with("includeNeighbourData", withNeighbourData)
                .with("take", take);
        return transport.page(route.withIfGiven("after", after), WalletObject.class);
    }

    /** {@return all of them} They are read page after page, while the stream is. */
    public Stream<WalletObject> stream(@Nullable String type) {
        return Pages.stream(after -> page(type, true, PAGE, after));
    }

    /** {@return those of these that there are} */
    public List<WalletObject> all(String type, List<String> ids) {
        return transport.list(objects.with("type", type).withAll("ids", ids), WalletObject.class);
    }

    public WalletObject get(String type, String id) {
        return transport.get(objects.below(type, id).with("includeNeighbourData", true), WalletObject.class);
    }

    /** Makes it, or replaces what is kept with it. */
    public WalletObject put(String type, String id, @Nullable Map<String, ?> data) {
        return transport.post(objects, body(type, id, data), WalletObject.class);
    }

    /** Removes it with its links. */
    public void delete(String type, String id) {
        transport.call("DELETE", objects.below(type, id), null);
    }

    /** Links two things that are there, or replaces what is kept with their link. */
    public void link(String type, String id, String otherType, String otherId, @Nullable Map<String, ?> data) {
        transport.call("POST", objects.below(type, id, "links"), body(otherType, otherId, data));
    }

    public void unlink(String type, String id, String otherType, String otherId) {
        transport.call("DELETE", objects.below(type, id, "links", otherType, otherId), null);
    }

    private static Map<String, Object> body(String type, String id, @Nullable Map<String, ?> data) {
        var body = new HashMap<String, Object>(Map.of("type", type, "id", id));
        if (data != null) {
            body.put("data", data);
        }
        return body;
    }
}
