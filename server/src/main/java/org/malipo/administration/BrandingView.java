package org.malipo.administration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.malipo.branding.CustomTheme;
import org.malipo.branding.Palette;
import org.malipo.problem.FormErrors;

/**
 * @param logo address of the logo, or null
 * @param saved whether the branding was saved just now
 */
public record BrandingView(
        BrandingForm form, FormErrors errors, @Nullable String logo, boolean saved) {
    /** {@return the choices with their names} */
    public Map<String, String> modes(UnaryOperator<String> words) {
        var choices = new LinkedHashMap<String, String>();
        Arrays.stream(CustomTheme.Mode.values())
                .map(Enum::name)
                .forEach(mode -> choices.put(mode, words.apply("administration.branding.mode." + mode)));
        return choices;
    }

    /** {@return the custom properties that may be set} */
    public String names() {
        return "--" + String.join(", --", new TreeSet<>(Palette.LIGHT.names()));
    }
}
