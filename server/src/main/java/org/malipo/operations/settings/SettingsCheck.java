package org.malipo.operations.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** Reads all settings before anything is started, and refuses the start when some are wrong or unsafe. */
public final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String PREFIX = "malipo.";
    private static final String VARIABLE_PREFIX = "MALIPO_";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var refusals = refusals(context.getEnvironment());
        if (!refusals.isEmpty()) {
            throw new StartRefusal(refusals);
        }
    }

    /** {@return a sentence for each setting that is unknown, wrong or unsafe} */
    public static List<String> refusals(ConfigurableEnvironment environment) {
        var refusals = new ArrayList<String>();
        var names = new TreeSet<String>();
        environment.getPropertySources().stream().flatMap(SettingsCheck::names).forEach(names::add);
        names.forEach(name -> check(name, environment, refusals));
        if (refusals.isEmpty()) {
            refusals.addAll(new SafetyRules(environment).refusals());
        }
        return refusals;
    }

    private static void check(String name, ConfigurableEnvironment environment, List<String> refusals) {
        var setting = Settings.find(name);
        if (setting.isEmpty()) {
            refusals.add("There is no setting " + name + "; did you mean " + NearestName.of(name) + "?");
            return;
        }
        var value = environment.getProperty(name, "");
        var kind = setting.get().kind();
        if (!value.isBlank() && !kind.admits(value)) {
            var shown = setting.get().secret() ? "" : ", not " + value;
            refusals.add(name + " must be " + kind.words() + shown + ".");
        }
    }

    private static Stream<String> names(PropertySource<?> source) {
        if (!(source instanceof EnumerablePropertySource<?> known)) {
            return Stream.empty();
        }
        return Stream.of(known.getPropertyNames())
                .map(SettingsCheck::property)
                .filter(name -> name.startsWith(PREFIX) || name.equals("DATABASE_URL"))
                .filter(name -> !Settings.OF_THE_SCRIPT.contains(name));
    }

    /** Names have no dashes, so an environment variable is a property in upper case with underscores. */
    private static String property(String name) {
        return name.startsWith(VARIABLE_PREFIX) ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
    }
}
