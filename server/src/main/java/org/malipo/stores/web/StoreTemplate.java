package org.malipo.stores.web;

import org.malipo.access.Policies;
import org.malipo.access.Uploads;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.stores.StoreSettings;
import org.malipo.stores.StoreTemplates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What new stores begin with: our defaults, under what the administrator chose. */
@Component
class StoreTemplate implements StoreTemplates {
    private static final Logger log = LoggerFactory.getLogger(StoreTemplate.class);

    private final Policies policies;
    private final Uploads uploads;
    private final JsonMapper json;

    StoreTemplate(Policies policies, Uploads uploads, JsonMapper json) {
        this.policies = policies;
        this.uploads = uploads;
        this.json = json;
    }

    StoreSettings settings() {
        var template = policies.current().defaultStoreTemplate();
        if (template == null) {
            return StoreSettings.DEFAULTS;
        }
        try {
            return new StoreChange(read(template), uploads).applyTo(StoreSettings.DEFAULTS);
        } catch (JacksonException | InvalidFields e) {
            log.warn("The template for new stores is left out, for it does not fit: {}", e.getMessage());
            return StoreSettings.DEFAULTS;
        }
    }

    @Override
    public boolean fits(ObjectNode template) {
        try {
            read(template);
            return true;
        } catch (JacksonException | InvalidFields e) {
            return false;
        }
    }

    private StoreData read(ObjectNode template) {
        var chosen = json.treeToValue(template, StoreData.class);
        StoreCheck.ofChange(chosen);
        return chosen;
    }
}
