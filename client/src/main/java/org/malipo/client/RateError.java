package org.malipo.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why there is no price. Servers to come may know others, which are kept as they are. */
public record RateError(@JsonValue String text) {
    public static final RateError PREPROCESS_ERROR = new RateError("PreprocessError");
    public static final RateError RATE_UNAVAILABLE = new RateError("RateUnavailable");
    public static final RateError INVALID_CURRENCY_IDENTIFIER = new RateError("InvalidCurrencyIdentifier");
    public static final RateError UNSUPPORTED_OPERATOR = new RateError("UnsupportedOperator");
    public static final RateError MISSING_ARGUMENT = new RateError("MissingArgument");
    public static final RateError DIVIDE_BY_ZERO = new RateError("DivideByZero");
    public static final RateError INVALID_NEGATIVE = new RateError("InvalidNegative");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RateError {}

    @Override
    public String toString() {
        return text;
    }
}
