package org.malipo.checkout;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.malipo.access.Public;
import org.malipo.web.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The words of the pay page, for programs that show one of their own. */
@RestController
@CrossOrigin
@Tag(name = "Miscellaneous")
class TranslationsApi {
    private static final String RESOURCE = "checkout";
    private static final String KEYS = RESOURCE + ".";

    private final Texts texts;

    TranslationsApi(Texts texts) {
        this.texts = texts;
    }

    /** {@return messages in ICU syntax by their keys; English ones where the language has none} */
    @GetMapping("/misc/translations/{resource}/{language}")
    @Public
    Map<String, String> words(@PathVariable String resource, @PathVariable String language) {
        if (!resource.startsWith(RESOURCE)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return texts.patterns(Texts.offered(language, Texts.PAYERS).orElse(Locale.ENGLISH), KEYS);
    }
}
