package org.malipo.access.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.malipo.access.ApiKey;
import org.malipo.access.FormTarget;
import org.malipo.access.Grant;
import org.malipo.access.Permission;
import org.malipo.access.Permission.Area;
import org.malipo.access.StoreId;
import org.springframework.util.MultiValueMap;

/**
 * What a program asks for on the consent page, in the words that existing plugins use.
 *
 * @param wanted the rights that this server knows, each once
 * @param strict whether it wants all of them or nothing
 * @param selective whether rights over stores are for certain stores, which the person chooses
 * @param target where the key is to be sent; null: it is shown to the person
 * @param identifier what the program calls itself, or empty
 * @param label what the key will be called
 * @param stores the stores that were chosen
 * @param ticked the rights that were left ticked, by name
 */
record ConsentRequest(
        List<Grant> wanted,
        String applicationName,
        boolean strict,
        boolean selective,
        @Nullable FormTarget target,
        String identifier,
        String label,
        List<StoreId> stores,
        Set<String> ticked) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_RIGHTS = 200;

    /** {@return what the program sent the person with} */
    static ConsentRequest ofQuery(MultiValueMap<String, String> query) {
        var wanted = known(query.getOrDefault("permissions", query.getOrDefault("permissions[]", List.of())));
        var name = name(query.getFirst("applicationName"));
        return new ConsentRequest(
                wanted,
                name,
                !"false".equalsIgnoreCase(query.getFirst("strict")),
                "true".equalsIgnoreCase(query.getFirst("selectiveStores")),
                FormTarget.parse(query.getFirst("redirect")).orElse(null),
                text(query.getFirst("applicationIdentifier")),
                name,
                List.of(),
                wanted.stream().map(Grant::toString).collect(Collectors.toSet()));
    }

    /** {@return what the person sent from the page} */
    static ConsentRequest ofForm(MultiValueMap<String, String> form) {
        return new ConsentRequest(
                known(Arrays.asList(text(form.getFirst("Permissions")).split(";"))),
                name(form.getFirst("ApplicationName")),
                !"false".equalsIgnoreCase(form.getFirst("Strict")),
                "true".equalsIgnoreCase(form.getFirst("SelectiveStores")),
                FormTarget.parse(form.getFirst("RedirectUrl")).orElse(null),
                text(form.getFirst("ApplicationIdentifier")),
                name(form.getFirst("Label")),
                form.getOrDefault("StoreId", List.of()).stream()
                        .filter(id -> !id.isBlank())
                        .distinct()
                        .map(StoreId::new)
                        .toList(),
                ticked(form));
    }

    private static List<Grant> known(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Grant.parse(text.strip()).stream())
                .filter(grant -> Permission.of(grant.permission()).isPresent())
                .distinct()
                .limit(MOST_RIGHTS)
                .toList();
    }

    private static Set<String> ticked(MultiValueMap<String, String> form) {
        var ticked = new LinkedHashSet<String>();
        IntStream.range(0, MOST_RIGHTS)
                .mapToObj(at -> "PermissionValues[" + at + "].")
                .filter(at -> form.getOrDefault(at + "Value", List.of()).contains("true"))
                .map(at -> form.getFirst(at + "Permission"))
                .filter(Objects::nonNull)
                .forEach(ticked::add);
        return ticked;
    }

    private static String name(@Nullable String text) {
        var name = text(text);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** {@return whether the person has yet to say which stores} */
    boolean lacksStores() {
        return asksForStores() && stores.isEmpty();
    }

    private boolean asksForStores() {
        return selective && wanted.stream().anyMatch(this::isPerStore);
    }

    /** {@return whether this right is given for each of the chosen stores} */
    boolean isPerStore(Grant grant) {
        return selective
                && grant.store() == null
                && Permission.of(grant.permission())
                        .filter(permission -> permission.area() == Area.STORE)
                        .isPresent();
    }

    boolean leaves(Grant grant) {
        return strict || ticked.contains(grant.toString());
    }

    /** {@return the program, if it may ask for the same key again} */
    Optional<ApiKey.Application> application() {
        return target == null || identifier.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ApiKey.Application(identifier, target.address().toString()));
    }

    /** {@return the rights joined as the page's form carries them} */
    String joined() {
        return wanted.stream().map(Grant::toString).collect(Collectors.joining(";"));
    }

    ConsentRequest in(List<StoreId> chosen) {
        return new ConsentRequest(
                wanted, applicationName, strict, selective, target, identifier, label, chosen, ticked);
    }
}
