package org.malipo.stores.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.malipo.access.Caller;
import org.malipo.access.Permission;
import org.malipo.access.Requires;
import org.malipo.access.StoreId;
import org.malipo.access.Uploads;
import org.malipo.problem.FieldErrors.InvalidFields;
import org.malipo.problem.FormErrors;
import org.malipo.problem.Once;
import org.malipo.problem.Problem;
import org.malipo.problem.ProblemException;
import org.malipo.stores.Store;
import org.malipo.stores.StoreFile;
import org.malipo.stores.StoreFiles;
import org.malipo.stores.StoreSettings.Branding;
import org.malipo.stores.Stores;
import org.malipo.stores.web.LookView.FileView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What payers of a store see: its look, and how its pay page behaves. */
@Controller
class LookPages {
    private final Stores stores;
    private final StoreFiles files;
    private final Uploads uploads;

    LookPages(Stores stores, StoreFiles files, Uploads uploads) {
        this.stores = stores;
        this.files = files;
        this.uploads = uploads;
    }

    @GetMapping("/stores/{storeId}/checkout")
    @Requires(Permission.CAN_VIEW_STORE_SETTINGS)
    String show(@PathVariable StoreId storeId, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        var store = stores.get(storeId);
        return show(model, store, LookForm.of(store.settings()), FormErrors.NONE, saved ? "stores.saved" : "", "");
    }

    @PostMapping("/stores/{storeId}/checkout")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String save(
            @PathVariable StoreId storeId,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        var form = LookForm.typed(fields);
        var reader = new LookReader(form, uploads);
        try {
            reader.check();
        } catch (InvalidFields e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(model, stores.get(storeId), form, FormErrors.of(e, "stores.wrong."), "", "");
        }
        stores.change(storeId, reader::applyTo);
        return saved(storeId);
    }

    @PostMapping("/stores/{storeId}/checkout/files/{which}")
    @Once
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String upload(
            @PathVariable StoreId storeId,
            @PathVariable StoreFile which,
            @RequestParam(required = false) @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model) {
        if (file == null || file.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, storeId, "empty", response, model);
        }
        try {
            files.set(storeId, which, file, Caller.current().user());
        } catch (InvalidFields e) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, storeId, which.name(), response, model);
        } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.UNAVAILABLE) {
                throw e; // the store is gone
            }
            return refused(HttpStatus.SERVICE_UNAVAILABLE, storeId, "away", response, model);
        }
        return saved(storeId);
    }

    @PostMapping("/stores/{storeId}/checkout/files/{which}/delete")
    @Requires(Permission.CAN_MODIFY_STORE_SETTINGS)
    String remove(@PathVariable StoreId storeId, @PathVariable StoreFile which) {
        files.remove(storeId, which);
        return saved(storeId);
    }

    private static String saved(StoreId store) {
        return "redirect:/stores/" + store + "/checkout?saved=true";
    }

    private String refused(HttpStatus status, StoreId id, String why, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        var store = stores.get(id);
        return show(model, store, LookForm.of(store.settings()), FormErrors.NONE, "", "stores.wrong.file." + why);
    }

    private String show(Model model, Store store, LookForm form, FormErrors errors, String notice, String refused) {
        var mayChange = Caller.current().may(Permission.CAN_MODIFY_STORE_SETTINGS, store.id());
        var branding = store.settings().branding();
        var logo = file(StoreFile.LOGO, branding, "image/png,image/jpeg,image/gif,image/bmp");
        var shown = List.of(
                logo,
                file(StoreFile.STYLE_SHEET, branding, ".css"),
                file(StoreFile.PAYMENT_SOUND, branding, "audio/*"));
        model.addAttribute(
                "view", new LookView(store.id().value(), form, errors, shown, logo.url(), mayChange, notice, refused));
        return "stores/look";
    }

    private FileView file(StoreFile which, Branding branding, String accept) {
        return new FileView(which.name(), which.of(branding).map(uploads::urlOf).orElse(null), accept);
    }
}
