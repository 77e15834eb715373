package org.malipo.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.malipo.stores.Store;
import org.malipo.stores.StoreSettings.Branding;

/**
 * Where a person may go from a page. It holds only what exists and what they may use.
 *
 * @param store the one that the page is about, else the one they were in last; null if they have none
 * @param stores theirs, without archived ones
 * @param archived how many of theirs are archived
 * @param groups what can be done in the store
 * @param server what an administrator sees to
 * @param account what concerns the person
 * @param further pages that lie behind these, which only a search leads to directly
 */
public record Menu(
        @Nullable Store store,
        List<StoreLink> stores,
        int archived,
        List<Group> groups,
        List<Entry> server,
        List<Entry> account,
        List<Group> further) {
    static final Menu EMPTY = new Menu(null, List.of(), 0, List.of(), List.of(), List.of(), List.of());

    /** A store of the person's. */
    public record StoreLink(String name, String url, boolean current) {}

    /** A heading with its entries; the key of its message. */
    public record Group(String title, List<Entry> entries) {}

    /**
     * A link.
     *
     * @param id how a page says that it is this entry's
     * @param title key of its message
     */
    public record Entry(String id, String title, String icon, String url) {}

    /** {@return what a phone's bar shows beside <em>More</em>} */
    public List<Entry> firsts() {
        return groups.stream()
                .flatMap(group -> group.entries().stream())
                .limit(3)
                .toList();
    }

    /** {@return the stylesheet with the store's colour, if it colours our pages too} */
    public Optional<String> brandSheet() {
        return Optional.ofNullable(store)
                .map(shown -> shown.settings().branding())
                .filter(Branding::applyBrandColorToBackend)
                .map(Branding::brandColor)
                .map(colour -> "/i/brand/" + colour.substring(1) + ".css");
    }

    public Optional<String> storeName() {
        return Optional.ofNullable(store).map(Store::name);
    }

    /** {@return all these pages, in these words} */
    public SearchIndex index(Words words) {
        var others = Stream.of(new Group("web.nav.server", server), new Group("web.nav.account", account));
        var all = Stream.of(groups.stream(), others, further.stream()).flatMap(part -> part);
        return new SearchIndex(
                all.flatMap(group -> group.entries().stream().map(entry -> target(group, entry, words)))
                        .toList(),
                words.locale());
    }

    private static SearchIndex.Target target(Group group, Entry entry, Words words) {
        return new SearchIndex.Target(
                words.of(entry.title()),
                words.of(group.title()),
                entry.icon(),
                entry.url(),
                List.of(words.of("find." + entry.id()).split(", ")));
    }

    /** {@return where a search field gets these pages from, and invoices if there is a store} */
    public String searchAddress(Words words) {
        var of = store == null ? "" : "&storeId=" + store.id().value();
        return "/search/global?hash=" + index(words).hash() + of;
    }
}
