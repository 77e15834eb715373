package org.malipo.access;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells from a {@code User-Agent} what somebody sits at, well enough for them to know it again. */
final class Device {
    private static final int LONGEST = 60;
    /** The first that is found counts, as browsers also name those that they descend from. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Firefox/", "Firefox"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    private Device() {}

    private record Sign(String part, String name) {}

    static String of(String userAgent) {
        var known = Stream.of(BROWSERS, SYSTEMS)
                .flatMap(signs -> signs.stream()
                        .filter(sign -> userAgent.contains(sign.part()))
                        .limit(1))
                .map(Sign::name)
                .collect(Collectors.joining(" · "));
        return known.isEmpty() ? userAgent.substring(0, Math.min(userAgent.length(), LONGEST)) : known;
    }
}
