package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How many confirmations settle a payment on the chain. Servers to come may know others, which are kept as they are. */
public record SpeedPolicy(@JsonValue String text) {
    /** None, or one when the transaction says that it may be replaced. */
    public static final SpeedPolicy HIGH_SPEED = new SpeedPolicy("HighSpeed");

    /** One. */
    public static final SpeedPolicy MEDIUM_SPEED = new SpeedPolicy("MediumSpeed");

    /** Two. */
    public static final SpeedPolicy LOW_MEDIUM_SPEED = new SpeedPolicy("LowMediumSpeed");

    /** Six. */
    public static final SpeedPolicy LOW_SPEED = new SpeedPolicy("LowSpeed");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SpeedPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
