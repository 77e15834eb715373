package org.malipo.problem;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a decimal as a JSON number, where existing clients read one rather than a string. */
public class PlainNumber extends StdSerializer<BigDecimal> {
    public PlainNumber() {
        super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
        json.writeNumber(value);
    }
}
