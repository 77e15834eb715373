package org.malipo.checkout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.malipo.access.Public;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The script with which a shop lays the pay page over its own. Its address is for ever, so it is asked for again every few
 * minutes, unlike our other files.
 */
@Controller
class ModalScript {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final String script;
    private final String tag;

    ModalScript(@Value("classpath:checkout/btcpay.js") Resource file) throws IOException {
        this.script = file.getContentAsString(StandardCharsets.UTF_8);
        this.tag = DigestUtils.md5DigestAsHex(script.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/modal/btcpay.js")
    @Public
    ResponseEntity<String> script() {
        return ResponseEntity.ok()
                .contentType(JAVASCRIPT)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(tag)
                .body(script);
    }
}
