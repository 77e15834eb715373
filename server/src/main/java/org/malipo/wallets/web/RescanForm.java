package org.malipo.wallets.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.malipo.chain.Rescans;
import org.malipo.wallets.WalletRescans;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * From which block on to look for a wallet's past, as it was typed. Without a day and a height, it is all blocks.
 *
 * @param since a day, as browsers write it: 2024-03-01
 */
public record RescanForm(
        @Nullable String since,
        @Nullable String height,
        @Nullable String gap) {
    static final RescanForm EMPTY = new RescanForm(null, null, null);

    public String sinceText() {
        return Objects.requireNonNullElse(since, "").strip();
    }

    public String heightText() {
        return Objects.requireNonNullElse(height, "").strip();
    }

    public String gapText() {
        return gap == null ? String.valueOf(WalletRescans.USUAL_GAP) : gap.strip();
    }

    public boolean wrongDay() {
        return !sinceText().isEmpty() && day() == null;
    }

    public boolean wrongHeight(int tip) {
        return !heightText().isEmpty() && !ScanBounds.height(tip).holds(number(heightText()));
    }

    public boolean wrongGap() {
        return !ScanBounds.BLOCKS_GAP.holds(number(gapText()));
    }

    boolean isRight(int tip) {
        return !wrongDay() && !wrongHeight(tip) && !wrongGap();
    }

    /** A height is more exact than a day. */
    Rescans.Range range() {
        var day = day();
        int ahead = number(gapText());
        return heightText().isEmpty() && day != null
                ? Rescans.Range.since(day, ahead)
                : Rescans.Range.fromHeight(heightText().isEmpty() ? 0 : number(heightText()), ahead);
    }

    /** {@return the same as the query of an address; empty where nothing is said} */
    String query() {
        var said = UriComponentsBuilder.newInstance();
        if (!sinceText().isEmpty()) {
            said.queryParam("since", sinceText());
        }
        if (!heightText().isEmpty()) {
            said.queryParam("height", heightText());
        }
        return said.encode().toUriString();
    }

    private @Nullable Instant day() {
        try {
            return LocalDate.parse(sinceText()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** {@return the number, or -1 if there is none in it} */
    static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }
}
