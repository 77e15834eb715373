package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.Network;
import org.malipo.stores.Stores;
import org.malipo.wallets.setup.Reading;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.WalletReader;
import org.malipo.web.Pages;
import org.malipo.web.Words;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the script that looks through a camera how far the codes go that it has read. It sends all of them each time: what it
 * has seen is kept by nobody else.
 */
@RestController
class ScanApi {
    private static final String CODE = "code";

    private final Stores stores;
    private final Pages pages;

    ScanApi(Stores stores, Pages pages) {
        this.stores = stores;
        this.pages = pages;
    }

    /**
     * How far a series is.
     *
     * @param state {@code more}, {@code whole} or {@code refused}
     * @param message a sentence for whoever holds the device
     */
    record Progress(String state, int received, int expected, String message) {
        static Progress whole(Words words) {
            return new Progress("whole", 1, 1, words.of("wallets.scan.whole"));
        }

        static Progress more(int received, int expected, Words words) {
            return new Progress("more", received, expected, words.of("wallets.scan.more", received, expected));
        }

        static Progress refused(Refusal why, Words words) {
            return new Progress("refused", 0, 0, words.of(why.key(), why.parameters()));
        }

        ResponseEntity<Progress> answer() {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this);
        }
    }

    @PostMapping("/stores/{storeId}/wallet/connect/scan")
    @Requires(Permission.CAN_MANAGE_WALLET_SETTINGS)
    ResponseEntity<Progress> scan(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        var words = pages.words(request);
        var progress = switch (WalletReader.codes(codes(form), network(storeId))) {
            case Reading.Recognised _ -> Progress.whole(words);
            case Reading.Partial(var received, var expected) -> Progress.more(received, expected, words);
            case Reading.Refused(var refusal) -> Progress.refused(refusal, words);
        };
        return progress.answer();
    }

    static List<String> codes(MultiValueMap<String, String> form) {
        return form.getOrDefault(CODE, List.of());
    }

    private Network network(String storeId) {
        return stores.get(new StoreId(storeId)).network();
    }
}
