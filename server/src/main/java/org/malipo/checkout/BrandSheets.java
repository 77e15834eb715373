package org.malipo.checkout;

import java.time.Duration;
import org.malipo.access.Public;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A shop's colour as a stylesheet, because nothing may be written into the page itself. */
@Controller
class BrandSheets {
    @GetMapping("/i/brand/{colour}.css")
    @Public
    ResponseEntity<String> sheet(@PathVariable String colour) {
        var brand = BrandColour.parse(colour).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css"))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .body("""
                        :root { %1$s }
                        @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { %2$s } }
                        :root[data-theme="dark"] { %2$s }
                        """.formatted(variables(brand.onLight()), variables(brand.onDark())));
    }

    private static String variables(BrandColour colour) {
        return "--brand: #%1$s; --brand-strong: #%1$s; --brand-ink: #%2$s;"
                .formatted(colour.hex(), colour.ink().hex());
    }
}
