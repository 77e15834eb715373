package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many confirmations settle a payment on the chain. */
public enum SpeedPolicy {
    /** None, or one when the transaction says that it may be replaced. */
    @JsonProperty("HighSpeed")
    HIGH_SPEED,
    /** One. */
    @JsonProperty("MediumSpeed")
    MEDIUM_SPEED,
    /** Two. */
    @JsonProperty("LowMediumSpeed")
    LOW_MEDIUM_SPEED,
    /** Six. */
    @JsonProperty("LowSpeed")
    LOW_SPEED
}
