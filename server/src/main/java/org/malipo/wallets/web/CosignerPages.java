package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.bitcoin.KeyOrigin;
import org.malipo.bitcoin.KeyPaths;
import org.malipo.bitcoin.SchemeException;
import org.malipo.problem.Once;
import org.malipo.wallets.multisig.OpenSetup;
import org.malipo.wallets.multisig.OpenSetups;
import org.malipo.wallets.multisig.SetupOutcome;
import org.malipo.wallets.setup.CosignerReader;
import org.malipo.wallets.setup.CosignerReader.KeyReading;
import org.malipo.wallets.setup.Refusal;
import org.malipo.wallets.setup.RefusalWords;
import org.malipo.wallets.setup.WalletReader;
import org.malipo.wallets.web.ScanApi.Progress;
import org.malipo.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes the key of somebody who is asked to sign for a wallet of several: read first, given once they have seen it. */
@Controller
@RequestMapping("/stores/{storeId}/wallet/multisig")
class CosignerPages {
    private final OpenSetups setups;
    private final MultisigScreen screen;
    private final Pages pages;

    CosignerPages(OpenSetups setups, MultisigScreen screen, Pages pages) {
        this.setups = setups;
        this.screen = screen;
        this.pages = pages;
    }

    @PostMapping("/key")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String text(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String origin,
            HttpServletResponse response,
            Model model) {
        return show(
                storeId,
                setup -> CosignerReader.text(key, origin, setup.script(), setup.network()),
                "text",
                response,
                model);
    }

    @PostMapping("/file")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String file(
            @PathVariable String storeId,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model) {
        return show(storeId, setup -> read(file, setup), "file", response, model);
    }

    private static KeyReading read(@Nullable MultipartFile file, OpenSetup setup) {
        if (file == null) {
            return new KeyReading.Refused(Refusal.of("empty"));
        }
        try (var in = file.getInputStream()) {
            return CosignerReader.file(in, setup.script(), setup.network());
        } catch (IOException e) {
            return new KeyReading.Refused(Refusal.of("format"));
        }
    }

    @PostMapping("/codes")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String codes(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model) {
        return show(
                storeId,
                setup -> CosignerReader.codes(ScanApi.codes(form), setup.script(), setup.network()),
                "codes",
                response,
                model);
    }

    /** How far the codes go that the camera has read; see {@link ScanApi}. */
    @PostMapping("/scan")
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    ResponseEntity<Progress> scan(
            @PathVariable String storeId,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request) {
        var reading = setups.of(new StoreId(storeId))
                .map(setup -> CosignerReader.codes(ScanApi.codes(form), setup.script(), setup.network()))
                .orElseGet(() -> new KeyReading.Refused(Refusal.of("setup-gone")));
        var words = pages.words(request);
        var progress = switch (reading) {
            case KeyReading.Read _ -> Progress.whole(words);
            case KeyReading.Partial(var received, var expected) -> Progress.more(received, expected, words);
            case KeyReading.Refused(var refusal) -> Progress.refused(refusal, words);
        };
        return progress.answer();
    }

    @PostMapping("/give")
    @Once
    @Requires(Permission.CAN_SIGN_TRANSACTIONS)
    String give(
            @PathVariable String storeId,
            @RequestParam(defaultValue = "") String xpub,
            @RequestParam(defaultValue = "") String origin,
            HttpServletResponse response,
            Model model) {
        try {
            var user = Caller.current().user();
            return switch (setups.give(new StoreId(storeId), user, xpub, KeyOrigin.parse(origin))) {
                case SetupOutcome.Done _ -> MultisigPages.here(storeId);
                case SetupOutcome.Gone _ -> screen.refuse(storeId, "", Refusal.of("setup-gone"), response, model);
                case SetupOutcome.Refused(var refusal) -> screen.refuse(storeId, "text", refusal, response, model);
            };
        } catch (SchemeException e) {
            return screen.refuse(storeId, "text", RefusalWords.of(e.getMessage()), response, model);
        }
    }

    private String show(
            String storeId,
            Function<OpenSetup, KeyReading> reader,
            String way,
            HttpServletResponse response,
            Model model) {
        var setup = setups.of(new StoreId(storeId));
        if (setup.isEmpty()) {
            return screen.refuse(storeId, "", Refusal.of("setup-gone"), response, model);
        }
        return switch (reader.apply(setup.get())) {
            case KeyReading.Read(var key) -> {
                var usual = KeyPaths.print(setup.get().script().path(setup.get().network(), 0));
                model.addAttribute("view", CosignerView.of(MultisigScreen.path(storeId), key, usual));
                yield "wallets/cosigner";
            }
            case KeyReading.Partial _ -> screen.refuse(storeId, way, WalletReader.CUT_OFF, response, model);
            case KeyReading.Refused(var refusal) -> screen.refuse(storeId, way, refusal, response, model);
        };
    }
}
