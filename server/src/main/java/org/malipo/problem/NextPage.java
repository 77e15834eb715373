package org.malipo.problem;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Tells in headers where the next page of a list begins, since bodies stay as clients know them: the cursor itself in {@code
 * Malipo-Next}, and the whole address in {@code Link}. The last page has neither.
 */
public final class NextPage {
    public static final String NEXT = "Malipo-Next";

    private NextPage() {}

    /**
     * {@return the page} Read one element more than it holds: that one says whether another page follows.
     *
     * @param place where an element stands
     */
    public static <T> List<T> cut(List<T> found, int size, Function<T, Cursor> place) {
        if (found.size() <= size) {
            return found;
        }
        var page = found.subList(0, size);
        if (!page.isEmpty()) {
            announce(place.apply(page.getLast()));
        }
        return page;
    }

    /** Tells that the list goes on behind that place. */
    public static void announce(Cursor place) {
        var cursor = place.text();
        var request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var response = Objects.requireNonNull(request.getResponse(), "A request has a response");
        var next = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(Cursor.PARAMETER, cursor)
                .replaceQueryParam("skip")
                .build()
                .toUriString();
        response.setHeader(NEXT, cursor);
        response.setHeader(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
}
